//! Whether two sides of a clash rest on different speakers.

use crate::matcher::{Claim, Speaker};
use crate::rule::fold::Folded;
use crate::value::name::{names, relate};
use crate::value::{Content, Relation};
use std::collections::BTreeSet;
use std::fmt;

/// On whose word a side of a clash stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Voices<'a> {
    names: BTreeSet<&'a str>,
    /// Some claim is the source's own, or of somebody unknown.
    open: bool,
}

impl<'a> Voices<'a> {
    pub fn of(claims: impl Iterator<Item = &'a Claim>) -> Self {
        let mut voices = Self::default();
        for claim in claims {
            match &claim.speaker {
                Some(Speaker {
                    name,
                    unknown: false,
                    ..
                }) => {
                    voices.names.insert(name);
                }
                _ => voices.open = true,
            }
        }
        voices
    }

    /// Whether all claims of both sides have speakers, and no two are the same.
    pub fn differ(&self, other: &Self) -> bool {
        let stated = |side: &Self| !side.open && !side.names.is_empty();
        let shared = || {
            let mut pairs = self
                .names
                .iter()
                .flat_map(|a| other.names.iter().map(move |b| (a, b)));
            pairs.any(|(a, b)| same(a, b))
        };
        stated(self) && stated(other) && !shared()
    }
}

impl fmt::Display for Voices<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.names.iter().copied().collect();
        f.write_str(&names.join(", "))
    }
}

/// Whether two speakers may be one: "the mayor" and "the mayor of Lima", "Ms. Roe" and
/// "Mayor Jane Roe".
fn same(a: &str, b: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let folded = Folded::new(text);
        let all = (0..folded.tokens.len()).map(|n| folded.word(n).to_owned());
        all.filter(|word| !["a", "an", "the", ","].contains(&word.as_str()))
            .collect()
    };
    let (left, right) = (words(a), words(b));
    if left.is_subset(&right) || right.is_subset(&left) {
        return true;
    }
    let (left, right) = (names(a), names(b));
    let agree = |a: &Content, b: &Content| match (a, b) {
        (Content::Name(a), Content::Name(b)) => {
            matches!(relate(a, b), Relation::Equal | Relation::Compatible)
        }
        _ => false,
    };
    match (left.as_slice(), right.as_slice()) {
        ([.., a], [.., b]) => agree(&a.value.content, &b.value.content),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn speakers_that_may_be_one() {
        for (a, b, one) in [
            ("Police", "police", true),
            ("the mayor", "The mayor of Lima", true),
            ("Ms. Roe", "Mayor Jane Roe", true),
            ("Jane Roe", "Tom Vane", false),
            ("Danish officials", "Finnish officials", false),
            ("police", "the mayor", false),
        ] {
            assert_eq!(same(a, b), one, "{a} {b}");
            assert_eq!(same(b, a), one, "{b} {a}");
        }
    }
}
