//! A divergence's name that outlives a run.

use super::Version;
use super::width::base;
use crate::value::unit::Axis;
use crate::value::{Amount, Content, Extent, Value};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Display;

/// The first 16 hexadecimal digits of the SHA-256 of the story's name, the rule's id and
/// the versions.
///
/// What is hashed is a row of strings, each written as its length in bytes, a colon and
/// the string itself: `variorum 1`, story, rule, then each version in byte order, each
/// once. A version is such a row too: `says` or `denies`, the value's canonical text (see
/// [`canonical`]), then its facets by name, name and value in turn.
///
/// Of the story's name the part after the last `/` counts: a name is longer where several
/// folders of one run end alike, and a decision must not depend on what else is checked.
/// Two such stories with the same versions have one fingerprint.
///
/// No path, position or source takes part. A new bearer of a known version keeps the
/// fingerprint; a new version, or a version that states another facet, changes it.
pub(super) fn fingerprint(story: &str, rule: &str, versions: &[Version]) -> String {
    let versions: BTreeSet<String> = versions.iter().map(canonical_version).collect();
    let story = story.trim_end_matches('/');
    let story = story.rsplit('/').next().unwrap_or(story);
    let head = ["variorum 1", story, rule];
    let hashed = row(head.into_iter().chain(versions.iter().map(String::as_str)));
    short(&hashed)
}

/// The same of one version alone: what tells it from others of its question, in any run.
pub(super) fn of_version(version: &Version) -> String {
    short(&canonical_version(version))
}

/// The first 16 hexadecimal digits of the SHA-256 of a text.
fn short(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let digits = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
    digits.collect()
}

fn canonical_version(version: &Version) -> String {
    let stance = if version.denial { "denies" } else { "says" };
    let value = canonical(&version.value);
    let facets = version.facets.iter();
    let facets = facets.flat_map(|(name, stated)| [name.as_str(), stated.is.as_str()]);
    row([stance, &value].into_iter().chain(facets))
}

fn row<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.map(|part| format!("{}:{part}", part.len())).collect()
}

/// A value in canonical text: the same for 24 months and two years, and for a name in
/// capitals.
///
/// - an amount: its axis and the interval in the axis's base unit, as `time [730.5,730.5]`;
///   the interval in its own unit, with that unit, if the figures are too large to convert
/// - a duration reckoned from a date, which grows from source to source: that date, as
///   `since [2022-02-01,2022-02-28]`
/// - a date: `date [2025-10-14,2025-10-20]`, or `date unplaced`
/// - `point`, `choice` or `name` and the words, those of names and points in lower case
///
/// In an interval a round bracket marks an open limit, and nothing stands for no limit.
pub(super) fn canonical(value: &Value) -> String {
    match &value.content {
        Content::Amount(Amount {
            since: Some(date), ..
        }) => format!("since {}", interval(date)),
        Content::Amount(amount) => {
            let axis = axis(&amount.unit.axis);
            let normal = |extent: Extent<Decimal>| extent.map(|figure| Some(figure.normalize()));
            match base(value).and_then(normal) {
                Some(extent) => format!("{axis} {}", interval(&extent)),
                None => format!("{axis} {} {}", interval(&amount.extent), amount.unit.name),
            }
        }
        Content::Days(days) if days.unplaced => "date unplaced".to_owned(),
        Content::Days(days) => format!("date {}", interval(&days.extent)),
        Content::Point(point) => format!("point {}", point.to_lowercase()),
        Content::Choice(choice) => format!("choice {}", choice.is),
        Content::Name(name) => format!("name {}", name.words.join(" ").to_lowercase()),
    }
}

fn axis(axis: &Axis) -> String {
    match axis {
        Axis::Number => "number".to_owned(),
        Axis::Rank => "rank".to_owned(),
        Axis::Things(noun) => format!("things {noun}"),
        Axis::Money(currency) => format!("money {}", currency.as_deref().unwrap_or("?")),
        Axis::Percent => "percent".to_owned(),
        Axis::PercentagePoint => "percentage point".to_owned(),
        Axis::Time => "time".to_owned(),
        Axis::Measure(dimension) => format!("measure {dimension}"),
        Axis::Rate(of, per) => format!("{} per {per}", self::axis(of)),
    }
}

fn interval<T: Ord + Clone + Display>(extent: &Extent<T>) -> String {
    let limit = |limit: Option<&T>| limit.map_or(String::new(), T::to_string);
    format!(
        "{}{},{}{}",
        if extent.low_open() { '(' } else { '[' },
        limit(extent.low()),
        limit(extent.high()),
        if extent.high_open() { ')' } else { ']' },
    )
}

#[cfg(test)]
mod tests {
    use crate::comparator::compare;
    use crate::comparator::tests::{claim, rule, source};
    use crate::matcher::Claim;
    use crate::source::Source;

    fn of(claims: &[&str]) -> String {
        let sources = ["a", "b", "c"].map(source);
        let claims = claims.iter().map(|short| claim(short)).collect();
        let findings = compare(&sources, &[rule("edition~ holder^")], claims);
        findings.divergences[0].fingerprint.clone()
    }

    #[test]
    fn pinned() {
        // Editors' decisions are kept under it: if it must change, so must `variorum 1`.
        let known = of(&["a 28 edition=original", "b 19 edition=revised"]);
        assert_eq!(known, "6ec0800edfcd16cb");
    }

    #[test]
    fn folders_around_a_story_do_not_matter() {
        let of = |story: &str| {
            let of = |short| Claim {
                story: story.to_owned(),
                ..claim(short)
            };
            let source = |id| Source {
                story: story.to_owned(),
                ..source(id)
            };
            let claims = vec![of("a 28"), of("b 19")];
            let findings = compare(&["a", "b"].map(source), &[rule("")], claims);
            findings.divergences[0].fingerprint.clone()
        };
        assert_eq!(of("flood"), of("2025/flood"));
        assert_ne!(of("flood"), of("flood/2025"));
    }

    #[test]
    fn only_versions_matter() {
        let known = of(&["a 28 edition=original", "b 19"]);
        let bearer = of(&["c 28 edition=original", "b 19", "a 28", "a 15..30"]);
        assert_eq!(known, bearer);
        for new in [
            of(&["a 28 edition=original", "b 18"]),
            of(&["a 28 edition=original", "b 19", "c 27"]),
            of(&["a 28 edition=original", "b 19 edition=revised"]),
            of(&["a 28 edition=original", "b 19 holder=north"]),
            of(&["a 28 edition=original", "b 19", "c !28"]),
        ] {
            assert_ne!(known, new);
        }
    }

    #[test]
    fn units_and_spelling_do_not_matter() {
        let years = of(&["a 2years", "b 3years"]);
        assert_eq!(years, of(&["a 24months", "b 3years"]));
        assert_ne!(years, of(&["a 2", "b 3"]));
        let since = of(&["a 3.75years@1", "b 2years"]);
        assert_eq!(since, of(&["a 3.77years@1", "b 2years"]));
        assert_ne!(since, of(&["a 3.75years@2", "b 2years"]));
        assert_eq!(of(&["a Ann", "b Bob"]), of(&["a ANN", "b Bob"]));
    }
}
