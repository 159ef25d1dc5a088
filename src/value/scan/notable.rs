//! Which tokens a value can begin at.

use super::TokenKind;

/// A bit for each token, set where a recogniser has to look.
#[derive(Debug, Default)]
pub struct Notable {
    bits: Vec<u64>,
}

impl Notable {
    /// Takes note of the next token, which is the one of number `at`: whether it `stands` out, and
    /// whether it `leads` what the token before begins, as a figure and a dollar sign do: "EUR 5",
    /// "A$5", "'99".
    #[inline]
    pub fn see(&mut self, at: usize, stands: bool, leads: bool) {
        if at.is_multiple_of(64) {
            self.bits.push(0);
        }
        if stands {
            self.set(at);
        }
        if leads && let Some(before) = at.checked_sub(1) {
            self.set(before);
        }
    }

    fn set(&mut self, at: usize) {
        if let Some(bits) = self.bits.get_mut(at / 64) {
            *bits |= 1 << (at % 64);
        }
    }

    /// The first from this one on.
    pub fn from(&self, at: usize) -> Option<usize> {
        let mut place = at / 64;
        let mut bits = self.bits.get(place)? & (u64::MAX << (at % 64));
        while bits == 0 {
            place += 1;
            bits = *self.bits.get(place)?;
        }
        Some(place * 64 + bits.trailing_zeros() as usize)
    }
}

/// Whether a token, as written, is more than an ordinary word or stop: capitals and single letters
/// may be a currency's or an hour's, any other mark a sign.
#[inline]
pub fn stands_out(kind: TokenKind, written: &[u8]) -> bool {
    match kind {
        TokenKind::Word => match written {
            [_] | b"Rs" => true,
            [first, second, ..] => first.is_ascii_uppercase() && second.is_ascii_uppercase(),
            [] => false,
        },
        TokenKind::Mark(mark) => !matches!(
            mark,
            '.' | ',' | ';' | ':' | '(' | ')' | '"' | '\'' | '’' | '“' | '”'
        ),
        TokenKind::Figure | TokenKind::Code => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::value::scan::Scan;

    #[test]
    fn ordinary_words_are_passed_over() {
        for (text, notable) in [
            ("Rain fell, he said.", &["Rain"][..]),
            ("it rose by 5 points", &["it", "by", "5"]),
            (
                "then EUR cost USD; A$5",
                &["then", "EUR", "USD", "A", "$", "5"],
            ),
            (
                "water\n\nran on Tuesday",
                &["water", "ran", "on", "Tuesday"],
            ),
            ("it is – ~", &["it", "–", "~"]),
        ] {
            let scan = Scan::new(text);
            let mut found = Vec::new();
            let mut at = scan.notable(0);
            while at < scan.tokens.len() {
                found.push(scan.str(at));
                at = scan.notable(at + 1);
            }
            assert_eq!(found, notable, "{text}");
        }
    }

    #[test]
    fn none_is_lost_in_a_long_text() {
        let text = "word ".repeat(500) + "5 " + &"word ".repeat(200);
        let scan = Scan::new(&text);
        assert_eq!(
            [0, 1, 499, 500, 501].map(|at| scan.notable(at)),
            [0, 499, 499, 500, 701]
        );
    }
}
