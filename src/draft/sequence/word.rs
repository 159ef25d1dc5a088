//! Words as events are compared by: "leak", "leaks" and "leaked" are one.

use crate::draft::part::stem;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words that say nothing of what happened, in one string, because one word a line would fill the
/// screen.
const PALE: &str = "\
a about after afternoon afterwards all already also although an and announced any are as at away \
be became because been before began begin begins being between both but by came can come comes \
could day days did do does down due during each either else even evening ever every few first \
followed following for from had happened has have he her here him his hour hours how i \
immediately in into is it its itself just later long made make makes many may might month months \
more morning most mr mrs ms much must need night nor now of off on once one only or other our out \
over own place preceded reported said same say says several she should since so soon some still \
such take taken takes than that the their them then there these they this those though through \
till to too took twice under until up upon us very was we week weeks were what when where which while \
who whom whose will with within would year years yet you your";

/// Words that turn an event round, leave open whether there was one, or tell of what somebody wants.
const DOUBT: &str = "\
allegedly alleged ask asked asks barely claim claimed claims contrary demanded demands denial denied \
denies deny denying disputed disputes failed fails false falsely hardly if neither never no nobody none \
nor not nothing planned promised promises refused refuses reject rejected rejects rumor rumors rumour \
rumours scarcely threatened threatens unless untrue urged urges vowed vows wanted wants whether without \
wrongly";

const NUMBERS: &str = "two three four five six seven eight nine ten eleven twelve";

static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| PALE.split(' ').collect());
static DOUBTS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| DOUBT.split(' ').collect());
static FIGURES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let all = NUMBERS.split(' ');
    all.flat_map(|word| [word.to_owned(), root(word)]).collect()
});

/// Forms that begin or end otherwise, each with the plain word.
const ODD: [(&str, &str); 27] = [
    ("brought", "bring"),
    ("climbed", "rise"),
    ("dead", "die"),
    ("death", "die"),
    ("died", "die"),
    ("dies", "die"),
    ("fell", "fall"),
    ("gave", "give"),
    ("gone", "go"),
    ("grew", "rise"),
    ("held", "hold"),
    ("left", "leave"),
    ("met", "meet"),
    ("reached", "rise"),
    ("risen", "rise"),
    ("rose", "rise"),
    ("sent", "send"),
    ("shot", "shoot"),
    ("shots", "shoot"),
    ("sold", "sell"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("struck", "strike"),
    ("telephone", "phone"),
    ("told", "tell"),
    ("went", "go"),
    ("won", "win"),
];

/// Whether a word leaves in doubt whether something happened.
pub(super) fn is_in_doubt(word: &str) -> bool {
    DOUBTS.contains(word)
}

/// Whether a word says nothing of what happened.
pub(super) fn is_pale(word: &str) -> bool {
    WORDS.contains(word)
}

/// The beginning of a word without what its forms end in.
pub(super) fn root(word: &str) -> String {
    const ENDINGS: [&str; 6] = ["ings", "ing", "ed", "es", "s", "e"];
    let word = word.strip_suffix("'s").unwrap_or(word);
    let odd = ODD.iter().find(|(form, _)| *form == word);
    let word = odd.map_or(word, |(_, plain)| plain);
    let plain = ENDINGS.iter().find_map(|ending| {
        let rest = word.strip_suffix(ending);
        rest.filter(|rest| rest.chars().count() > 2)
    });
    stem(plain.unwrap_or(word))
}

/// Whether a word, or what its forms have in common, is a figure.
pub(super) fn is_figure(word: &str) -> bool {
    FIGURES.contains(word) || word.starts_with(|c: char| c.is_ascii_digit())
}
