//! Figures with an exponent: "1e10", "1.3x10^6", "1.1^23".

use super::scan::Scan;
use super::single;
use rust_decimal::Decimal;

/// What the exponent after a figure in digits makes of it, and the token after it.
pub fn read(scan: &Scan, figure: Decimal, end: usize) -> Option<(Decimal, usize)> {
    if !scan.glued(end) {
        return None;
    }
    if scan.is_mark(end, '^') {
        let (power, end) = signed(scan, end + 1)?;
        return Some((raise(figure, power)?, end));
    }
    let word = scan.str(end);
    // "x10^6", "×10^6"
    let ten = (word.eq_ignore_ascii_case("x10")).then_some(end + 1);
    let times = scan.is_mark(end, '×') && scan.is(end + 1, "10");
    if let Some(caret) = ten.or(times.then_some(end + 2)) {
        let (power, end) = signed(scan, caret + 1).filter(|_| scan.is_mark(caret, '^'))?;
        return Some((figure.checked_mul(raise(Decimal::TEN, power)?)?, end));
    }
    let digits = word.strip_prefix(['e', 'E'])?;
    let (power, end) = match digits.is_empty() {
        true => signed(scan, end + 1)?,
        false => (digits.parse().ok()?, end + 1),
    };
    Some((figure.checked_mul(raise(Decimal::TEN, power)?)?, end))
}

/// "23", "+23", "-1", glued to what stands before.
fn signed(scan: &Scan, at: usize) -> Option<(i8, usize)> {
    let minus = scan.is_mark(at, '-') || scan.is_mark(at, '−');
    let digits = at + usize::from(minus || scan.is_mark(at, '+'));
    let glued = scan.glued(at) && scan.glued(digits) && scan.is_figure(digits);
    let power: i8 = scan.str(digits).parse().ok().filter(|_| glued)?;
    Some((if minus { -power } else { power }, digits + 1))
}

fn raise(base: Decimal, power: i8) -> Option<Decimal> {
    let mut product = Decimal::ONE;
    for _ in 0..power.unsigned_abs() {
        product = product.checked_mul(base)?;
    }
    match power.is_negative() {
        true => Decimal::ONE.checked_div(product),
        false => Some(product),
    }
    .filter(|d| !d.is_zero() && single::step_of(*d) > Decimal::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_exact() {
        for (text, says) in [
            ("1e10", Some("10000000000")),
            ("12.32e+14", Some("1232000000000000")),
            ("5e-3", Some("0.005")),
            ("2.5^-1", Some("0.4")),
            ("1.3x10^6", Some("1300000")),
            ("1e99", None),
            ("1 e5", None),
            ("5ex", None),
        ] {
            let scan = Scan::new(text);
            let figure = single::plain(&scan, 0).unwrap();
            let got = read(&scan, figure, 1).map(|(d, _)| d.normalize().to_string());
            assert_eq!(got.as_deref(), says, "{text}");
        }
    }
}
