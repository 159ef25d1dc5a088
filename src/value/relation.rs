//! How two values stand to each other.

use super::unit::Axis;
use super::{Amount, Choice, Content, Cycle, Days, Extent, Unit, Value, name};
use rust_decimal::Decimal;

/// The only notion of agreement that the comparator knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    Equal,
    /// One lies in the other, or the rounder one is the finer one rounded.
    Compatible,
    /// Some values lie in both.
    Overlapping,
    /// No value lies in both: they clash.
    Disjoint,
    /// They lie on different axes.
    Incomparable,
}

/// How `a` and `b` stand to each other. Symmetric.
pub fn relate(a: &Value, b: &Value) -> Relation {
    use Content::*;
    match (&a.content, &b.content) {
        (Amount(x), Amount(y)) => amounts(x, a.hedge.is_some(), y, b.hedge.is_some()),
        (Days(x), Days(y)) => days(x, y),
        (Choice(x), Choice(y)) => choices(x, y),
        (Name(x), Name(y)) => name::relate(x, y),
        (Point(x), Point(y)) if x == y => Relation::Equal,
        (Point(_), Point(_) | Amount(_) | Days(_)) | (Amount(_) | Days(_), Point(_)) => {
            Relation::Disjoint
        }
        (Point(_) | Amount(_) | Days(_) | Choice(_) | Name(_), _) => Relation::Incomparable,
    }
}

fn amounts(a: &Amount, a_hedged: bool, b: &Amount, b_hedged: bool) -> Relation {
    // One value is itself, whatever its axis or the range of a decimal number.
    if a == b {
        return Relation::Equal;
    }
    if !comparable(&a.unit.axis, &b.unit.axis) {
        return Relation::Incomparable;
    }
    if let (Some(a), Some(b)) = (&a.since, &b.since) {
        return extents(a, b);
    }
    let (Some(x), Some(y)) = (in_base(&a.extent, &a.unit), in_base(&b.extent, &b.unit)) else {
        return Relation::Incomparable;
    };
    match extents(&x, &y) {
        Relation::Disjoint | Relation::Overlapping
            if !a_hedged && !b_hedged && rounded(a, &x, b, &y) =>
        {
            Relation::Compatible
        }
        relation => relation,
    }
}

/// Whether amounts on these axes can be compared: on the same one, in money that names no
/// currency, or a bare number with things counted, whose noun was not written.
fn comparable(a: &Axis, b: &Axis) -> bool {
    match (a, b) {
        (Axis::Money(x), Axis::Money(y)) => x.is_none() || y.is_none() || x == y,
        (Axis::Number, Axis::Things(_)) | (Axis::Things(_), Axis::Number) => true,
        (Axis::Rate(x, per), Axis::Rate(y, other)) => per == other && comparable(x, y),
        _ => a == b,
    }
}

/// To fifteen places, because a third of a yard is not exact in decimals.
fn in_base(extent: &Extent<Decimal>, unit: &Unit) -> Option<Extent<Decimal>> {
    extent.map(|d| {
        Some(
            d.checked_mul(unit.factor)?
                .checked_add(unit.offset)?
                .round_dp(15)
                .normalize(),
        )
    })
}

fn extents<T: Ord + Clone>(a: &Extent<T>, b: &Extent<T>) -> Relation {
    if a == b {
        Relation::Equal
    } else if a.contains(b) || b.contains(a) {
        Relation::Compatible
    } else if a.disjoint(b) {
        Relation::Disjoint
    } else {
        Relation::Overlapping
    }
}

/// Whether one figure is the other rounded to its own step; `x` and `y` are their extents in
/// base units. Two figures must differ by less than 5 %, but not two durations: "four
/// years" for 3.6 is fair.
fn rounded(a: &Amount, x: &Extent<Decimal>, b: &Amount, y: &Extent<Decimal>) -> bool {
    rounds(a, x, y) || rounds(b, y, x)
}

/// Whether `a`, with the extent `x`, is `y` rounded.
fn rounds(a: &Amount, x: &Extent<Decimal>, y: &Extent<Decimal>) -> bool {
    let (Some(at), Some(low), Some(high)) = (x.as_point(), y.low(), y.high()) else {
        return false;
    };
    let half = || {
        a.step
            .checked_mul(a.unit.factor)?
            .abs()
            .checked_div(Decimal::TWO)
    };
    let near = |limit: &Decimal| {
        let gap = at.checked_sub(*limit)?.abs();
        let twentieth = at.abs().max(limit.abs()).checked_div(Decimal::from(20))?;
        Some(gap <= half()? && (a.unit.axis == Axis::Time || gap < twentieth))
    };
    near(low) == Some(true) && near(high) == Some(true)
}

fn days(a: &Days, b: &Days) -> Relation {
    if a == b {
        Relation::Equal
    } else if a.unplaced || b.unplaced {
        Relation::Incomparable
    } else {
        match extents(&a.extent, &b.extent) {
            Relation::Disjoint if comes_round(a, b) => Relation::Compatible,
            relation => relation,
        }
    }
}

/// Whether one of two days names no week, or no year, and comes round on the other:
/// "Wednesday" in a report that came out a week late.
fn comes_round(a: &Days, b: &Days) -> bool {
    let (Some(x), Some(y)) = (a.extent.as_point(), b.extent.as_point()) else {
        return false;
    };
    let on = |cycle| match cycle {
        Cycle::Week => x.weekday() == y.weekday(),
        Cycle::Year => (x.month(), x.day()) == (y.month(), y.day()),
    };
    a.cycle.is_some_and(on) || b.cycle.is_some_and(on)
}

fn choices(a: &Choice, b: &Choice) -> Relation {
    if a.is == b.is {
        Relation::Equal
    } else if a.fits.contains(&b.is) || b.fits.contains(&a.is) {
        Relation::Compatible
    } else if a.many || b.many {
        Relation::Overlapping
    } else {
        Relation::Disjoint
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Context, HedgeTable, Kind, read_fixed, recognise};

    fn value(words: &str) -> Value {
        let hedges = HedgeTable::standard();
        let context = Context::new(None, &hedges);
        let point = || read_fixed(words, Kind::Quantity, &context);
        let mut mentions = recognise(words, &context);
        mentions
            .pop()
            .map(|m| m.value)
            .or_else(point)
            .unwrap_or_else(|| panic!("{words}"))
    }

    #[test]
    fn values_stand_to_each_other_as_their_extents_do() {
        use Relation::*;
        for (a, b, relation) in [
            ("28", "28", Equal),
            ("28", "twenty-eight points", Equal),
            ("28 points", "19 points", Disjoint),
            ("28 points", "28 men", Incomparable),
            ("at least 7", "9", Compatible),
            ("about 300", "310", Compatible),
            ("10 to 20", "15 to 25", Overlapping),
            ("1.2 million", "1,190,000", Compatible),
            ("1.2 million", "1,280,000", Disjoint),
            ("over 600,000", "600,000", Disjoint),
            ("$5", "5 euros", Incomparable),
            ("50 cents", "$0.50", Equal),
            ("$50 a month", "$600 a year", Equal),
            ("$10 an hour", "$80 a day", Incomparable),
            ("$80 a barrel", "$80", Incomparable),
            ("$80 a barrel", "$80 a share", Incomparable),
            (
                "9 deaths per 1,000 people",
                "900 deaths per 100,000 people",
                Equal,
            ),
            ("1,000 barrels a day", "42,000 gallons a day", Equal),
            ("10 metres a second", "36 km/h", Equal),
            ("1 km", "1000 metres", Equal),
            ("0 °C", "32 °F", Equal),
            ("5 miles", "8 km", Compatible),
            ("nearly four-year", "two-year", Disjoint),
            ("four years", "3.6 years", Compatible),
            ("nearly four years", "3.6 years", Compatible),
            ("four years", "3.4 years", Disjoint),
            ("18 months", "one and a half years", Equal),
            ("24 hours", "one day", Equal),
            ("unlimited", "600,000 men", Disjoint),
            ("unlimited", "Unlimited", Equal),
            ("unlimited", "none", Disjoint),
        ] {
            assert_eq!(relate(&value(a), &value(b)), relation, "{a} · {b}");
            assert_eq!(relate(&value(b), &value(a)), relation, "{b} · {a}");
        }
    }

    #[test]
    fn what_is_written_in_part_comes_round() {
        use Relation::*;
        let hedges = HedgeTable::standard();
        // A Friday, and one three weeks later.
        let days = [(2025, 11, 28), (2025, 12, 19)].map(|(y, m, d)| jiff::civil::date(y, m, d));
        let [early, late] = days.map(|day| Context::new(Some(day), &hedges));
        let date = |words: &str, context: &Context| {
            read_fixed(words, Kind::Date, context).unwrap_or_else(|| panic!("{words}"))
        };
        for (a, b, relation) in [
            ("Tuesday", "Tuesday", Compatible),
            ("last Tuesday", "25 November", Equal),
            ("last Tuesday", "2 December", Compatible),
            ("25 November", "Tuesday", Compatible),
            ("Tuesday", "Wednesday", Disjoint),
            ("Tuesday", "26 November 2025", Disjoint),
            ("25 November 2025", "16 December 2025", Disjoint),
            ("today", "today", Disjoint),
            ("28 November", "28 November 2024", Compatible),
            ("28 November 2025", "28 November 2024", Disjoint),
        ] {
            let (left, right) = (date(a, &early), date(b, &late));
            assert_eq!(relate(&left, &right), relation, "{a} · {b}");
            assert_eq!(relate(&right, &left), relation, "{b} · {a}");
        }
    }

    #[test]
    fn choices_fit_or_exclude_each_other() {
        let choice = |is: &str, fits: &[&str], many| Value {
            kind: Kind::Choice,
            content: Content::Choice(Choice {
                is: is.to_owned(),
                fits: fits.iter().map(|f| (*f).to_owned()).collect(),
                many,
            }),
            hedge: None,
        };
        let early = choice("preliminary", &["confirmed"], false);
        let sure = choice("confirmed", &[], false);
        let gone = choice("cancelled", &[], false);
        assert_eq!(relate(&early, &sure), Relation::Compatible);
        assert_eq!(relate(&sure, &early), Relation::Compatible);
        assert_eq!(relate(&sure, &gone), Relation::Disjoint);
        assert_eq!(
            relate(&choice("a", &[], true), &choice("b", &[], true)),
            Relation::Overlapping
        );
    }
}
