//! Values for the sample.

use jiff::civil::date;
use rust_decimal::Decimal;
use variorum::value::unit::Axis;
use variorum::value::{Amount, Content, Days, Extent, Hedge, HedgeKind, Kind, Unit, Value};

fn amount(kind: Kind, figure: i64, unit: Unit) -> Value {
    let figure = Decimal::from(figure);
    let content = Content::Amount(Amount {
        extent: Extent::point(figure),
        unit,
        figure: Some(figure),
        figure_high: None,
        step: Decimal::ONE,
        since: None,
    });
    Value {
        kind,
        content,
        hedge: None,
    }
}

pub fn lorries(figure: i64) -> Value {
    let axis = Axis::Things("lorry".to_owned());
    amount(Kind::Quantity, figure, Unit::base("lorry", axis))
}

fn time(name: &str, days: Decimal, figure: i64) -> Value {
    let unit = Unit {
        name: name.to_owned(),
        axis: Axis::Time,
        factor: days,
        offset: Decimal::ZERO,
    };
    amount(Kind::Duration, figure, unit)
}

pub fn months(figure: i64) -> Value {
    time("month", Decimal::new(304_375, 4), figure)
}

pub fn years(figure: i64) -> Value {
    time("year", Decimal::new(36525, 2), figure)
}

pub fn hedged(value: Value, words: &str, kind: HedgeKind, low: Decimal, high: Decimal) -> Value {
    let Content::Amount(amount) = value.content else {
        return value;
    };
    let open = kind == HedgeKind::Less;
    let extent = Extent::new(Some(low), false, Some(high), open).unwrap();
    Value {
        content: Content::Amount(Amount { extent, ..amount }),
        hedge: Some(Hedge {
            words: words.to_owned(),
            kind,
        }),
        ..value
    }
}

pub fn day() -> Value {
    Value {
        kind: Kind::Date,
        content: Content::Days(Days {
            extent: Extent::point(date(2025, 3, 3)),
            guessed: false,
            unplaced: false,
            cycle: None,
        }),
        hedge: None,
    }
}
