//! Names compared word by word, surnames first.

use super::words::{is_particle, is_suffix};
use crate::value::{Name, Relation};

/// How two names stand to each other. Symmetric; titles, case and diacritics do not matter.
///
/// Names that agree in every word are equal. They are compatible when their surnames
/// agree or are spelt alike and their given names do not speak against it. A single word
/// is compatible with every name that bears it: whom it means is the caller's question.
pub fn relate(a: &Name, b: &Name) -> Relation {
    Plain::of(a).relate(&Plain::of(b))
}

/// A name's words without particles, folded, for whoever compares it with many.
#[derive(Debug, PartialEq)]
pub struct Plain {
    words: Vec<String>,
    suffix: Option<String>,
}

impl Plain {
    pub fn of(name: &Name) -> Self {
        let mut plain = Self {
            words: Vec::new(),
            suffix: None,
        };
        for word in &name.words {
            if is_suffix(word) {
                plain.suffix = Some(fold(word));
            } else if !is_particle(word) {
                plain.words.push(fold(word));
            }
        }
        plain
    }

    /// How two names stand to each other: see [`relate`].
    pub fn relate(&self, other: &Self) -> Relation {
        if self == other {
            return Relation::Equal;
        }
        let (Some((own_last, own_given)), Some((last, given))) =
            (self.words.split_last(), other.words.split_last())
        else {
            return Relation::Disjoint;
        };
        let suffixes =
            self.suffix.is_none() || other.suffix.is_none() || self.suffix == other.suffix;
        let alone =
            |one: &Self, other: &Self| one.words.len() == 1 && other.words.contains(&one.words[0]);
        let bears = alone(self, other) || alone(other, self);
        let whole = same_spelling(own_last, last)
            && own_given.iter().zip(given).all(|(x, y)| given_fit(x, y));
        match suffixes && (bears || whole) {
            true => Relation::Compatible,
            false => Relation::Disjoint,
        }
    }
}

/// Whether two surnames are one, spelt in two ways.
///
/// Jaro–Winkler forgives the ends of words, where transliterations part ("-sky", "-skyy",
/// "-skiy"); by normalised Damerau–Levenshtein one letter in nine would already be too
/// much. As it also forgives whole endings ("Martin", "Martinez"), there may be but one
/// edit for every four letters of the shorter word.
pub fn same_spelling(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    a == b
        || (shorter > 4
            && strsim::jaro_winkler(a, b) >= 0.9
            && strsim::osa_distance(a, b) <= shorter / 4)
}

/// Whether two given names can be one person's: equal, an initial, a short form, or spelt
/// alike.
fn given_fit(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let letters = short.chars().count();
    (letters != 2 && long.starts_with(short)) || same_spelling(a, b)
}

/// Lower case without diacritics, dots and apostrophes, and without a leading article.
fn fold(word: &str) -> String {
    // Most are plain letters.
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    let lower: String = word
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(c) || *c == '-')
        .map(plain)
        .collect();
    let article = [
        "al-", "el-", "an-", "as-", "ar-", "ash-", "at-", "ad-", "ul-",
    ];
    article
        .iter()
        .find_map(|a| lower.strip_prefix(a))
        .unwrap_or(&lower)
        .to_owned()
}

/// A Latin letter without its diacritic.
pub fn plain(c: char) -> char {
    const LETTERS: [(char, &str); 20] = [
        ('a', "àáâãäåāăą"),
        ('c', "çćĉċč"),
        ('d', "ďđð"),
        ('e', "èéêëēĕėęě"),
        ('g', "ĝğġģ"),
        ('h', "ĥħ"),
        ('i', "ìíîïĩīĭįı"),
        ('j', "ĵ"),
        ('k', "ķ"),
        ('l', "ĺļľŀł"),
        ('n', "ñńņňŉ"),
        ('o', "òóôõöøōŏő"),
        ('r', "ŕŗř"),
        ('s', "śŝşšș"),
        ('t', "ţťŧț"),
        ('u', "ùúûüũūŭůűų"),
        ('w', "ŵ"),
        ('y', "ýÿŷ"),
        ('z', "źżž"),
        ('-', "‐"),
    ];
    // Most are, and need no looking up.
    if c.is_ascii() {
        return c;
    }
    let own = LETTERS.iter().find(|(_, marked)| marked.contains(c));
    own.map_or(c, |(letter, _)| *letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(text: &str) -> Name {
        let words = text
            .split(' ')
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect();
        Name {
            titles: Vec::new(),
            words,
        }
    }

    #[test]
    fn names_word_by_word() {
        use Relation::{Compatible, Disjoint, Equal};
        for (a, b, want) in [
            ("Ann Reed", "ann REED", Equal),
            ("José Núñez", "Jose Nunez", Equal),
            ("Łukasz Nowak", "Lukasz Nowak", Equal),
            ("Bashir al-Hadi", "Bashir Hadi", Equal),
            ("Reed", "Ann Reed", Compatible),
            ("A. Reed", "Ann Reed", Compatible),
            ("Ann M. Reed", "Ann Reed", Compatible),
            ("Ann M. Reed", "Ann Mary Reed", Compatible),
            ("Ann M. Reed", "Ann P. Reed", Disjoint),
            ("Steve Carver", "Steven Carver", Compatible),
            ("Stephen Carver", "Steven Carver", Disjoint),
            ("Dostoevsky", "Dostoyevsky", Compatible),
            ("Dostoevskiy", "Dostoyevsky", Compatible),
            ("Fyodor Dostoevsky", "Fyodor Dostoyevsky", Compatible),
            ("Wei Ling", "Wei", Compatible),
            ("Martin", "Martinez", Disjoint),
            ("Reed", "Read", Disjoint),
            ("Ann Reed", "Bob Reed", Disjoint),
            ("Ann Reed", "Ann Frost", Disjoint),
            ("Al Frost", "Alan Frost", Disjoint),
            ("John Hall Jr.", "John Hall", Compatible),
            ("John Hall Jr.", "John Hall Sr.", Disjoint),
            ("Ursula van der Berg", "Berg", Compatible),
            ("", "Reed", Disjoint),
        ] {
            assert_eq!(relate(&name(a), &name(b)), want, "{a} / {b}");
            assert_eq!(relate(&name(b), &name(a)), want, "{b} / {a}");
        }
    }

    proptest! {
        #[test]
        fn symmetric(a in "([A-Z][a-zé-]{0,8} ?){0,4}", b in "([A-Z][a-zé-]{0,8} ?){0,4}") {
            prop_assert_eq!(relate(&name(&a), &name(&b)), relate(&name(&b), &name(&a)));
            prop_assert_eq!(relate(&name(&a), &name(&a)), Relation::Equal);
        }
    }
}
