//! The words that names are made of, and those that only look so.

use crate::value::keyed::{Key, Words};

/// A word that ends a title or an office, in any case.
pub fn is_office(word: &str) -> bool {
    static OFFICES: Words<256> = Words::listed(
        "adm admiral adviser advisor aide ambassador analyst archbishop attorney ayatollah \
        baron baroness bishop brigadier capt captain cardinal ceo chair chairman chairperson \
        chairwoman chancellor chief cmdr col colonel commander commissioner congressman \
        congresswoman coordinator corporal councillor count countess cpl dame delegate \
        deputy detective director doctor dr duchess duke editor emperor empress envoy father \
        general gen gov governor imam inspector judge justice king lady lawyer lawmaker \
        leader lieutenant lord lt madame maj major marshal mayor messrs minister miss mp mr mrs ms \
        mx negotiator officer pastor pm pope premier president pres prince princess prof \
        professor prosecutor queen rabbi rep representative rev reverend secretary sen \
        senator sergeant sgt sheikh sheriff sir speaker spokesman \
        spokesperson spokeswoman sultan superintendent treasurer tsar undersecretary \
        vice-president",
    );
    // Longer than any word of a table
    is_in(&OFFICES, word) || word.eq_ignore_ascii_case("secretary-general")
}

/// A military rank, which can follow another one within one title.
pub fn is_rank(word: &str) -> bool {
    static RANKS: Words<32> = Words::listed(
        "admiral brigadier captain col colonel commander corporal gen general lieutenant lt \
        maj major marshal sergeant",
    );
    is_in(&RANKS, word)
}

/// A title that is also a common surname: at the end of a run it is one.
pub fn is_surname_too(word: &str) -> bool {
    static BOTH: Words<32> =
        Words::listed("bishop duke judge justice king major marshal pope prince speaker");
    is_in(&BOTH, word)
}

/// A word in small letters that can stand before an office.
pub fn modifies_office(word: &str) -> bool {
    static BEFORE: Words<64> = Words::listed(
        "army assistant attorney chief defence defense deputy economy energy executive \
        finance first foreign general health interior justice lead military police press \
        prime senior special state top trade vice",
    );
    is_in(&BEFORE, word)
}

/// A small word inside a name.
pub fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "ben"
            | "bin"
            | "da"
            | "de"
            | "del"
            | "della"
            | "den"
            | "der"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "el"
            | "ibn"
            | "la"
            | "le"
            | "ter"
            | "van"
            | "von"
            | "y"
            | "zu"
    )
}

/// What stands after a surname and tells its bearers apart.
pub fn is_suffix(word: &str) -> bool {
    matches!(
        word,
        "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV" | "VI" | "VII" | "VIII"
    )
}

/// A noun that an "of" carries on into one name.
pub fn joins_of(word: &str) -> bool {
    static NOUNS: Words<128> = Words::listed(
        "academy army association bank bay board bureau cape center centre chamber chief \
        church city commission committee council court department director duke federation \
        gulf house institute isle kingdom league ministry museum office organisation \
        organization prince republic school secretary state states strait union university",
    );
    is_in(&NOUNS, word)
}

/// Whether the words of a name are not a person's. "Betty White" and "Al Fenn" are.
pub fn tells_no_person(words: &[String]) -> bool {
    let surname = |at: usize| at + 1 == words.len() && words[at] == "White";
    let given = |at: usize| at == 0 && words[at] == "Al";
    let mut at =
        (0..words.len()).filter(|&at| !is_particle(&words[at]) && !surname(at) && !given(at));
    at.any(|at| is_no_person(&words[at]))
}

/// A word in names that are not people's.
fn is_no_person(word: &str) -> bool {
    static WORDS: Words<512> = Words::listed(
        "abu academy agency airport al apartment apartments arena army association avenue \
        bank bar beach blvd boulevard bureau camp cape center central centre christmas \
        chronicle church city club college committee community company corp costa \
        council county court crime daily day department district division drive east \
        easter eastern elementary eve facebook fire force forces fort foundation gang \
        gazette great grill group heights herald high highway hills hong hospital hotel \
        house hurricane inc inn institute international interstate island jail journal \
        kingdom lake lane library llc los lounge mall market media medical memorial \
        middle ministry motel mount nations navy new news north northern of office party \
        plaza police port post press prison puerto radio restaurant rica river road \
        salvador san school service shop social society south southern square stadium \
        state states station store street summit team terrace thanksgiving the theater \
        theatre times township treaty tribune tv twitter union unit united university \
        village war west western white",
    );
    is_in(&WORDS, word.strip_suffix("'s").unwrap_or(word))
}

/// An abbreviation that keeps its full stop.
pub fn is_abbreviation(word: &str) -> bool {
    static SHORT: Words<64> = Words::listed(
        "adm capt cmdr col cpl dr gen gov jr lt maj mr mrs ms pres prof rep rev sen sgt sr st",
    );
    word.starts_with(char::is_uppercase) && is_in(&SHORT, word)
}

/// A weekday or month, whole or shortened.
pub fn is_calendar_word(word: &str) -> bool {
    static DAYS: Words<64> = Words::listed(
        "april august december february friday january july june march may monday november \
        october saturday september sunday thursday tuesday wednesday",
    );
    static SHORT: Words<16> = Words::listed("aug dec feb jan nov oct sept");
    is_in(&DAYS, word) || is_in(&SHORT, word)
}

/// A word that no name starts with, though sentences and headings capitalise it.
pub fn is_opener(word: &str) -> bool {
    static OPENERS: Words<512> = Words::listed(
        "a about above across after again against all almost along already also although amid \
        among an and another any anybody anyone are around as asked at back because been before \
        behind being below beside besides between beyond both but by can could despite did \
        do does during each earlier either even ever every everybody everyone few finally first for \
        former from further furthermore given had has have he hence her here his hours how \
        however i if in indeed inside instead into is it its just last late later least less \
        like many may meanwhile might more moreover most much must my near nearly neither \
        never nevertheless next no nobody none nor not nothing now of off often on once one \
        only onto or other others our out outside over per perhaps previous prior published \
        rather second several shall she should since so some somebody someone soon still such than \
        that the their then there therefore these they this those though three through \
        throughout thus till to today together tomorrow tonight toward towards two under \
        unless unlike until up upon was we were what when where whereas whether which while \
        who whom whose why will with within without would yes yesterday yet you your",
    );
    is_in(&OPENERS, word)
}

/// Whether a lone word at the start of a sentence is more likely a common one.
pub fn looks_common(word: &str) -> bool {
    static COMMON: Words<256> = Words::listed(
        "activists additional advertisement always analysts armed authorities bullets \
        children city civilians click close condition copyright court crime critics \
        delegates deputies detectives diplomats download editors efforts emergency experts \
        family figures firearms firefighters five follow forces four friends government \
        hospitals hundreds image images investigators journalists lawmakers leaders local \
        man markets media members men message military ministers multiple negotiators \
        neighbors neighbours new news nine observers officers official officials opposition \
        parents parliament peace people photo photos plans please police posted prices \
        prosecutors protesters read related relatives reports rescuers residents sales \
        school security senior seven share shares sign six soldiers sources spam staff \
        students suspects talks teen teenagers teens ten thank thousands troops update \
        updated victims visit voters watch witnesses woman women workers",
    );
    static NAMES: Words<16> = Words::listed("beijing emily italy kelly molly nanjing sicily");
    let lower = word.to_lowercase();
    let ending = lower.len() > 4 && (lower.ends_with("ing") || lower.ends_with("ly"));
    is_in(&COMMON, word) || (ending && !is_in(&NAMES, word))
}

/// Whether an institution's last word stands after a possessive: "Sheriff's Office".
pub fn is_institution(word: &str) -> bool {
    static LAST: Words<32> = Words::listed(
        "association bureau centre center college council department hospital \
        league office party school society union university",
    );
    is_in(&LAST, word)
}

/// Whether one of these words is this one, in any case and without its full stop.
fn is_in<const SLOTS: usize>(words: &Words<SLOTS>, word: &str) -> bool {
    words.has(Key::of(word.strip_suffix('.').unwrap_or(word)))
}
