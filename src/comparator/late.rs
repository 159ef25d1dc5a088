//! Days that only the date given for their source places so late.
//!
//! "Sunday" names no week and "14 October" no year: the date given for the source supplies
//! them, and it may be that of a later archiving. Where others had told of the same long before,
//! such a day is another event's or nobody's, and the two are not compared.

use crate::matcher::Claim;
use crate::source::Source;
use crate::value::{Content, Days, Value};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Days after what others told, within which a report may still be on the same.
const MONTH: i32 = 31;

/// The last day on which claims of one value can have told of it: that itself, or the latest on which
/// one of their sources was published.
pub(super) fn told<'a>(
    claims: impl Iterator<Item = &'a Claim>,
    sources: &BTreeMap<&str, &Source>,
) -> Option<Date> {
    let of = |claim: &Claim| {
        let high = *days(&claim.value)?.extent.high()?;
        let published = sources.get(claim.source.as_str())?.published;
        Some(published.map_or(high, |day| day.max(high)))
    };
    claims.map(of).max().flatten()
}

/// Whether a day whose week or year is unsaid lies long after what others told.
pub(super) fn is_late(value: &Value, told: Option<Date>) -> bool {
    let after = |days: &Days| {
        let since = told?.until(*days.extent.low()?).ok()?;
        Some(since.get_days() > MONTH)
    };
    let unsaid = days(value).filter(|days| days.cycle.is_some() && !days.unplaced);
    unsaid.and_then(after).unwrap_or(false)
}

fn days(value: &Value) -> Option<&Days> {
    match &value.content {
        Content::Days(days) => Some(days),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::comparator::tests::{claim, rule};
    use crate::comparator::{NoteKind, compare};
    use crate::matcher::Claim;
    use crate::source::Source;
    use crate::value::{Context, HedgeTable, Kind, read_fixed};

    /// A source of a day, and its claim on what it calls another.
    fn told(id: &str, published: &str, day: &str) -> (Source, Claim) {
        let hedges = HedgeTable::standard();
        let published = published.parse().ok();
        let value = read_fixed(day, Kind::Date, &Context::new(published, &hedges)).unwrap();
        let source = Source {
            id: id.to_owned(),
            story: "story".to_owned(),
            published,
            ..Source::default()
        };
        let claim = Claim {
            source: id.to_owned(),
            value,
            ..claim("a 1")
        };
        (source, claim)
    }

    #[test]
    fn a_day_is_not_compared_with_what_was_told_long_before() {
        for (early, late, divergences) in [
            (("2025-11-04", "Sunday"), ("2026-03-04", "Sunday"), 0),
            (("2025-11-04", "Sunday"), ("2026-03-04", "Monday"), 0),
            (
                ("2025-11-04", "2 November"),
                ("2027-03-04", "5 November"),
                0,
            ),
            (("", "2 November 2025"), ("2026-03-04", "Monday"), 0),
            // Within a month one of the two may be wrong.
            (("2025-11-04", "Sunday"), ("2025-11-14", "Monday"), 1),
            // Who told of it again does so beside the other.
            (
                ("2026-03-03", "2 November 2025"),
                ("2026-03-04", "Monday"),
                1,
            ),
            // A day that is written is what it says.
            (("2025-11-04", "Sunday"), ("2026-03-04", "3 March 2026"), 1),
        ] {
            let (one, other) = (told("a", early.0, early.1), told("b", late.0, late.1));
            let sources = [one.0, other.0];
            let found = compare(&sources, &[rule("")], vec![one.1, other.1]);
            assert_eq!(found.divergences.len(), divergences, "{early:?} {late:?}");
            let notes = found.single.iter().flat_map(|single| &single.version.notes);
            let notes = notes.filter(|note| note.kind == NoteKind::Incomparable);
            let noted = usize::from(divergences == 0 && early.1 != late.1);
            assert_eq!(notes.count(), 2 * noted, "{early:?} {late:?}");
        }
    }
}
