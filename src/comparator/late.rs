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

/// When claims of one value were told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    /// The first day on which one of their sources was published.
    first: Option<Date>,
    /// The last one, or that of which they tell where it comes after.
    last: Option<Date>,
}

impl Told {
    pub fn of<'a>(
        claims: impl Iterator<Item = &'a Claim> + Clone,
        sources: &BTreeMap<&str, &Source>,
    ) -> Self {
        let published = |claim: &Claim| sources.get(claim.source.as_str())?.published;
        let high = |claim: &Claim| days(&claim.value)?.extent.high().copied();
        Self {
            first: claims.clone().filter_map(published).min(),
            last: claims
                .filter_map(|claim| published(claim).max(high(claim)))
                .max(),
        }
    }
}

/// Whether a day whose week or year is unsaid was told, and lies, long after others told of the same.
pub(super) fn is_late(value: &Value, own: Told, others: Told) -> bool {
    let after = |day: &Date| {
        let since = others.last?.until(*day).ok()?;
        Some(since.get_days() > MONTH)
    };
    let unsaid = days(value).filter(|days| days.cycle.is_some() && !days.unplaced);
    let low = unsaid.and_then(|days| days.extent.low());
    let both = [low, own.first.as_ref()].map(|day| day.and_then(after));
    both == [Some(true); 2]
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
