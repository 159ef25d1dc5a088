//! A value in plain words, as reports show it.

use super::unit::Axis;
use super::{Amount, Content, Days, Extent, Value, noun};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// "600,000 soldiers", "3.5 to under 4 years", "at least 7", "1 to 7 December 2025".
pub fn describe(value: &Value) -> String {
    match &value.content {
        Content::Amount(amount) => describe_amount(amount, value.hedge.is_some()),
        Content::Days(days) => describe_days(days),
        Content::Point(point) => point.clone(),
        Content::Choice(choice) => choice.is.clone(),
        Content::Name(name) => name
            .titles
            .iter()
            .chain(&name.words)
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// The same of what is stated or denied: "denied: 28".
pub fn said(value: &Value, denied: bool) -> String {
    let value = describe(value);
    match denied {
        true => format!("denied: {value}"),
        false => value,
    }
}

fn describe_amount(amount: &Amount, hedged: bool) -> String {
    if let Some(since) = &amount.since {
        return reckoned(amount, since);
    }
    let figure = describe_figure(amount, hedged);
    let unit = &amount.unit;
    match unit.axis.whole() {
        Axis::Money(_) if starts_with_code(&unit.name) => format!("{figure} {}", unit.name),
        Axis::Number if unit.name.is_empty() => figure,
        // "12 per 100,000 people"
        Axis::Number => format!("{figure} {}", unit.name),
        Axis::Rank => {
            let ending = amount.extent.as_point().map_or("", |d| ending(*d));
            format!("{figure}{ending}")
        }
        Axis::Percent => format!("{figure} %"),
        Axis::Money(None) if unit.name.is_empty() => figure,
        // "1 person", "at least 1 person"
        _ if is_one(amount) => format!("{figure} {}", unit.name),
        _ => format!("{figure} {}", many(&unit.name)),
    }
}

/// Whether what an amount tells is one thing, or that at least.
fn is_one(amount: &Amount) -> bool {
    let extent = &amount.extent;
    extent.low() == Some(&Decimal::ONE) && extent.high().is_none_or(|high| *high == Decimal::ONE)
}

/// Codes of currencies have no plural; their parts do.
fn starts_with_code(unit: &str) -> bool {
    let code = unit.split_once(' ').map_or(unit, |(code, _)| code);
    !code.is_empty() && code.chars().all(|c| c.is_ascii_uppercase())
}

/// "3.7 to 3.8 years since February 2022": a duration that was reckoned from a date.
fn reckoned(amount: &Amount, since: &Extent<Date>) -> String {
    let short = |limit: Option<&Decimal>| limit.map(|l| number(l.round_dp(1)));
    let (low, high) = (short(amount.extent.low()), short(amount.extent.high()));
    let figure = match (low, high) {
        (Some(low), Some(high)) if low != high => format!("{low} to {high}"),
        (Some(limit), _) | (None, Some(limit)) => limit,
        (None, None) => "some".to_owned(),
    };
    let unit = many(&amount.unit.name);
    format!("{figure} {unit} since {}", describe_extent(since))
}

/// The plural of a unit: "degrees Celsius", "miles per hour", "square miles".
pub(crate) fn many(unit: &str) -> String {
    let (head, tail) = match unit.split_once(" per ") {
        Some((head, _)) => unit.split_at(head.len()),
        None if unit.starts_with("degree ") => unit.split_at("degree".len()),
        None => (unit, ""),
    };
    if ["fold", "kelvin", "horsepower", "hertz"].contains(&head) || head.ends_with("hertz") {
        return unit.to_owned();
    }
    match head.rsplit_once(' ') {
        Some((before, last)) => format!("{before} {}{tail}", noun::plural(last)),
        None => format!("{}{tail}", noun::plural(head)),
    }
}

fn describe_figure(amount: &Amount, hedged: bool) -> String {
    let extent = &amount.extent;
    // A hedge that leaves the figure in the middle: "about 300".
    if let (true, Some(figure), None) = (hedged, amount.figure, amount.figure_high) {
        let gap =
            |limit: Option<&Decimal>| limit.and_then(|l| l.checked_sub(figure)).map(|g| g.abs());
        let (low, high) = (gap(extent.low()), gap(extent.high()));
        if low.is_some() && low == high && extent.as_point().is_none() {
            return format!("about {}", number(figure));
        }
    }
    if let Some(point) = extent.as_point() {
        return number(*point);
    }
    let zero = extent.low().is_some_and(Decimal::is_zero);
    match (extent.low(), extent.high()) {
        (Some(low), None) if extent.low_open() => format!("more than {}", number(*low)),
        (Some(low), None) => format!("at least {}", number(*low)),
        (None, Some(high)) => below(*high, extent.high_open()),
        (Some(_), Some(high)) if zero && hedged => below(*high, extent.high_open()),
        (Some(low), Some(high)) => {
            let over = if extent.low_open() { "over " } else { "" };
            let under = if extent.high_open() { "under " } else { "" };
            format!("{over}{} to {under}{}", number(*low), number(*high))
        }
        (None, None) => "any number".to_owned(),
    }
}

fn below(high: Decimal, open: bool) -> String {
    match open {
        true => format!("less than {}", number(high)),
        false => format!("at most {}", number(high)),
    }
}

/// "st", "nd", "rd", "th"
fn ending(rank: Decimal) -> &'static str {
    let last = |n: i64| (rank.abs() % Decimal::from(n)).try_into().unwrap_or(0u8);
    match (last(100), last(10)) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// "600,000", "1.2 million", "300 billion": a scale from a million on, where it is short.
pub(crate) fn number(figure: Decimal) -> String {
    let figure = figure.normalize();
    for (exponent, name) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let scale = super::single::power(exponent);
        if figure.abs() < scale {
            continue;
        }
        if let Some(short) = figure
            .checked_div(scale)
            .map(|d| d.normalize())
            .filter(|d| d.scale() <= 2)
        {
            return format!("{} {name}", grouped(short));
        }
    }
    // Parts of one are not exact in decimals: two thirds.
    grouped(if figure.scale() > 4 {
        figure.round_dp(4).normalize()
    } else {
        figure
    })
}

fn grouped(figure: Decimal) -> String {
    let text = figure.to_string();
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.as_str()),
    };
    let (whole, part) = text
        .split_once('.')
        .map_or((text, None), |(w, p)| (w, Some(p)));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

fn describe_days(days: &Days) -> String {
    if days.unplaced {
        return "a date that cannot be placed".to_owned();
    }
    describe_extent(&days.extent)
}

fn describe_extent(extent: &Extent<Date>) -> String {
    match (extent.low(), extent.high()) {
        (Some(low), Some(high)) if low == high => day(*low),
        (Some(low), Some(high)) => period(*low, *high),
        (Some(low), None) => match low.yesterday() {
            Ok(before) if !extent.low_open() => format!("after {}", day(before)),
            _ => format!("after {}", day(*low)),
        },
        (None, Some(high)) => match high.tomorrow() {
            Ok(after) if !extent.high_open() => format!("before {}", day(after)),
            _ => format!("before {}", day(*high)),
        },
        (None, None) => "any date".to_owned(),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: Date) -> &'static str {
    let index = usize::try_from(date.month() - 1).unwrap_or(0);
    MONTHS.get(index).copied().unwrap_or("")
}

fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// Whole years and months by name: "2022", "February 2022", "1 to 7 December 2025".
fn period(low: Date, high: Date) -> String {
    let same_year = low.year() == high.year();
    let same_month = same_year && low.month() == high.month();
    let whole_months = low.day() == 1 && high.day() == high.days_in_month();
    match (whole_months, same_year, same_month) {
        (true, true, true) => format!("{} {}", month(low), low.year()),
        (true, true, false) if low.month() == 1 && high.month() == 12 => low.year().to_string(),
        (true, false, _) if low.month() == 1 && high.month() == 12 => {
            format!("{} to {}", low.year(), high.year())
        }
        (true, true, false) => format!("{} to {} {}", month(low), month(high), low.year()),
        (true, false, _) => format!(
            "{} {} to {} {}",
            month(low),
            low.year(),
            month(high),
            high.year()
        ),
        (false, _, true) => format!("{} to {}", low.day(), day(high)),
        (false, true, false) => format!("{} {} to {}", low.day(), month(low), day(high)),
        (false, false, _) => format!("{} to {}", day(low), day(high)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Kind;
    use jiff::civil::date;

    #[test]
    fn periods_are_named_as_shortly_as_they_can_be() {
        let day = |y, m, d| Some(date(y, m, d));
        for (low, high, says) in [
            (day(2025, 12, 2), day(2025, 12, 2), "2 December 2025"),
            (day(2025, 12, 1), day(2025, 12, 7), "1 to 7 December 2025"),
            (
                day(2025, 11, 28),
                day(2025, 12, 7),
                "28 November to 7 December 2025",
            ),
            (
                day(2025, 12, 28),
                day(2026, 1, 3),
                "28 December 2025 to 3 January 2026",
            ),
            (day(2022, 2, 1), day(2022, 2, 28), "February 2022"),
            (day(2022, 1, 1), day(2022, 12, 31), "2022"),
            (day(2014, 1, 1), day(2016, 12, 31), "2014 to 2016"),
            (day(2022, 3, 1), day(2022, 5, 31), "March to May 2022"),
            (day(2025, 11, 29), None, "after 28 November 2025"),
            (None, day(2025, 11, 27), "before 28 November 2025"),
            (None, None, "any date"),
        ] {
            let extent = Extent::new(low, false, high, false);
            let days = extent.map(|extent| Days {
                extent,
                guessed: false,
                unplaced: false,
                cycle: None,
            });
            assert_eq!(days.map(|d| describe_days(&d)).as_deref(), Some(says));
        }
    }

    #[test]
    fn figures_are_grouped_and_scaled() {
        for (figure, says) in [
            ("0", "0"),
            ("28", "28"),
            ("600000", "600,000"),
            ("-1234.5", "-1,234.5"),
            ("1200000", "1.2 million"),
            ("1234567", "1,234,567"),
            ("300000000000", "300 billion"),
            ("0.66666666666", "0.6667"),
        ] {
            assert_eq!(
                Decimal::from_str_exact(figure).map(number).as_deref(),
                Ok(says)
            );
        }
    }

    #[test]
    fn a_point_is_its_name() {
        let value = Value {
            kind: Kind::Quantity,
            content: Content::Point("unlimited".to_owned()),
            hedge: None,
        };
        assert_eq!(describe(&value), "unlimited");
    }
}
