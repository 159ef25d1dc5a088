//! One exact number: "28", "1.2m", "two and a half million", "two-thirds", "minus 5".

mod digits;
mod reading;

use self::reading::Reading;
use super::fraction;
use super::scan::Scan;
use super::words::Class;
use rust_decimal::Decimal;

pub use self::digits::{digits, plain};

/// A number and the token after it.
#[derive(Clone, Copy, Debug)]
pub struct Single {
    pub end: usize,
    pub value: Decimal,
    /// The step of the last written digit: see `step_of`.
    pub step: Decimal,
    /// The power of ten or the dozen that was written last; one if none was.
    pub scale: Decimal,
    pub digits: bool,
    pub fraction: bool,
}

/// The number that begins at a token. With `and` false, an "and" ends it.
pub fn read(scan: &Scan, at: usize, and: bool) -> Option<Single> {
    if let Some(start) = negative(scan, at) {
        let mut single = read(scan, start, and)?;
        single.value = Decimal::ZERO.checked_sub(single.value)?;
        return Some(single);
    }
    if let Some(single) = fraction::read(scan, at) {
        return Some(single);
    }
    let whole = cardinal(scan, at, and)?;
    Some(fraction::of_so_many(scan, &whole).unwrap_or(whole))
}

/// The number that begins at a token and is no fraction.
pub fn cardinal(scan: &Scan, at: usize, and: bool) -> Option<Single> {
    let mut reading = Reading::start(scan, at)?;
    while reading.next(scan, and) {}
    reading.point(scan);
    while reading.next(scan, and) {}
    reading.finish(scan)
}

/// The place of the last digit that is not a trailing zero; 1 for whole numbers below 100,
/// where a zero is as good as another digit.
pub fn step_of(value: Decimal) -> Decimal {
    let one = Decimal::ONE;
    if value.scale() > 0 {
        return Decimal::try_new(1, value.scale()).unwrap_or(one);
    }
    if value.abs() < Decimal::ONE_HUNDRED {
        return one;
    }
    let (mut rest, mut step) = (value.mantissa(), 1);
    while rest % 10 == 0 {
        rest /= 10;
        step *= 10;
    }
    Decimal::try_from_i128_with_scale(step, 0).unwrap_or(one)
}

/// 10 to the power of `exponent`.
pub fn power(exponent: u8) -> Decimal {
    let ten = 10u64.checked_pow(exponent.into());
    Decimal::from(ten.unwrap_or(1))
}

/// The token after a minus sign, if one stands at `at`.
fn negative(scan: &Scan, at: usize) -> Option<usize> {
    let next = at.checked_add(1)?;
    let word = scan.class(at) == Class::Lead && !scan.is(at, "between") && !is_margin(scan, at);
    let minus = scan.is_mark(at, '−') || scan.is_mark(at, '-');
    let alone = !scan.glued(at)
        || at.checked_sub(1).is_some_and(|before| {
            ['(', '$', '<', '>', '=']
                .iter()
                .any(|c| scan.is_mark(before, *c))
        });
    if word && scan.is_hyphen(next) && scan.glued(next) && scan.glued(next + 1) {
        return scan.is_figure(next + 1).then_some(next + 1);
    }
    // "75 -300"
    let minus = minus
        && !at
            .checked_sub(1)
            .is_some_and(|before| scan.is_figure(before));
    // "- 1,200,000" and nothing else: no list
    let cell = at == 0 && minus && cell_ends(scan, next);
    let follows = cell
        || match word {
            true => scan.joined(next) && !scan.glued(next),
            false => minus && alone && scan.is_figure(next) && scan.glued(next),
        };
    (follows && !is_sign(scan, next)).then_some(next)
}

/// The "minus" of "plus or minus", "plus-or-minus", "plus/minus"
fn is_margin(scan: &Scan, minus: usize) -> bool {
    const MOST: usize = 4;
    let mut before = (minus.saturating_sub(MOST)..minus).rev();
    let link = |at: usize| scan.is(at, "or") || scan.is_mark(at, '/') || scan.is_hyphen(at);
    let first = before.find(|at| !link(*at));
    first.is_some_and(|plus| plus + 1 < minus && scan.is(plus, "plus"))
}

/// Whether nothing follows the number that begins at a token but on white space.
fn cell_ends(scan: &Scan, at: usize) -> bool {
    const SHORT: usize = 6;
    let end = || cardinal(scan, at, false).map(|number| number.end);
    scan.is_figure(at) && scan.tokens.len() <= SHORT && end() == Some(scan.tokens.len())
}

/// Whether the number at a token has a minus sign.
pub fn is_negative(scan: &Scan, at: usize) -> bool {
    negative(scan, at).is_some()
}

fn is_sign(scan: &Scan, at: usize) -> bool {
    scan.is_hyphen(at) || scan.is_mark(at, '−') || scan.class(at) == Class::Lead
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_step_is_the_largest_power_of_ten_that_divides_from_a_hundred_on(number in any::<i64>(), zeros in 0_u32..9) {
            let value = Decimal::from(i128::from(number)) * Decimal::from(10_i64.pow(zeros));
            let step = step_of(value);
            let small = value.abs() < Decimal::ONE_HUNDRED;
            prop_assert!((value % step).is_zero());
            prop_assert!(small || !(value % (step * Decimal::TEN)).is_zero());
            prop_assert!(!small || step == Decimal::ONE);
        }
    }
}
