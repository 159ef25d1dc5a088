//! A number read word by word.

use super::{Single, digits, power, step_of};
use crate::value::scan::Scan;
use crate::value::words::Class;
use crate::value::{exponent, fraction, measure};
use rust_decimal::Decimal;

/// What lakh and crore are written for short, by the power of ten.
fn indian(word: &str) -> Option<u8> {
    const LAKH: [&str; 4] = ["lac", "lacs", "lkh", "lkhs"];
    const CRORE: [&str; 4] = ["cr", "koti", "krore", "krores"];
    let is = |words: [&str; 4]| words.iter().any(|w| word.eq_ignore_ascii_case(w));
    match () {
        () if is(LAKH) => Some(5),
        () if is(CRORE) => Some(7),
        () => None,
    }
}

/// A number being read word by word: `total` holds what a scale has closed ("two million"),
/// `group` what has not been scaled yet.
pub struct Reading {
    end: usize,
    total: Decimal,
    group: Option<Decimal>,
    /// Below which value the next small number must stay; zero if none may follow.
    room: u8,
    /// The next scale must be smaller.
    limit: u8,
    hundred: bool,
    scale: Decimal,
    /// Step of the coefficient, for a number in digits.
    written: Option<Decimal>,
    scales: u8,
}

impl Reading {
    pub fn start(scan: &Scan, at: usize) -> Option<Self> {
        let mut this = Self {
            end: at.checked_add(1)?,
            total: Decimal::ZERO,
            group: None,
            room: 0,
            limit: u8::MAX,
            hundred: false,
            scale: Decimal::ONE,
            written: None,
            scales: 0,
        };
        match scan.class(at) {
            Class::Number(n) => {
                this.group = Some(n.into());
                this.room = if n >= 20 { 10 } else { 0 };
                if (1..10).contains(&n) {
                    this.spoken(scan);
                }
            }
            Class::Article => {
                let scaled = matches!(scan.class(this.end), Class::Scale(_) | Class::Pack(12));
                if !scaled || !scan.joined(this.end) {
                    return None;
                }
                this.group = Some(Decimal::ONE);
            }
            // "hundred thousand people", as headlines have it
            Class::Scale(2) => {
                let before = at.checked_sub(1).filter(|_| scan.joined(at));
                let scaled = matches!(scan.class(this.end), Class::Scale(3..));
                let led = before.is_some_and(|b| {
                    scan.is_figure(b) || !matches!(scan.class(b), Class::Other | Class::Time)
                });
                if !scaled || led || !scan.joined(this.end) {
                    return None;
                }
                this.group = Some(Decimal::ONE_HUNDRED);
                this.hundred = true;
            }
            _ => {
                let value = digits(scan, at)?;
                if scan.is_mark(this.end, '/')
                    && scan.glued(this.end)
                    && scan.is_figure(this.end + 1)
                {
                    return None;
                }
                this.group = Some(value);
                this.written = Some(step_of(value));
                if let Some((value, end)) = exponent::read(scan, value, this.end) {
                    this.group = Some(value.normalize());
                    this.end = end;
                    return Some(this);
                }
                this.parts(scan, at);
                this.suffix(scan);
            }
        }
        Some(this)
    }

    /// "one twenty two", as figures are spoken
    fn spoken(&mut self, scan: &Scan) {
        let (tens, unit) = (self.end, self.end + 1);
        let after = unit + 1;
        let ends = !scan.joined(after) || !(scan.is_word(after) || scan.is_hyphen(after));
        let apart = |at: usize| scan.joined(at) && !scan.glued(at);
        if let (Class::Number(t @ 20..), Class::Number(u @ 1..=9)) =
            (scan.class(tens), scan.class(unit))
            && t % 10 == 0
            && ends
            && apart(tens)
            && apart(unit)
        {
            let hundreds = self.group.and_then(|g| g.checked_mul(Decimal::ONE_HUNDRED));
            self.group = hundreds.and_then(|h| h.checked_add((t + u).into()));
            self.room = 0;
            self.end = after;
        }
    }

    /// "2½", "10 1/2"
    fn parts(&mut self, scan: &Scan, at: usize) {
        let part = fraction::vulgar(scan, self.end)
            .map(|v| (v, 1))
            .or_else(|| {
                Some((
                    fraction::stroke(scan, self.end).filter(|_| !scan.glued(at + 1))?,
                    3,
                ))
            });
        if let Some((value, tokens)) = part.filter(|_| scan.joined(self.end)) {
            self.group = self
                .group
                .and_then(|g| g.checked_add(value).map(|g| g.normalize()));
            self.written = self.group.map(step_of);
            self.end += tokens;
        }
    }

    /// "600k", "1.2m", "300bn"
    fn suffix(&mut self, scan: &Scan) {
        let glued = scan.glued(self.end);
        let exponent = match scan.str(self.end) {
            "k" | "K" if glued => 3,
            "k" if !scan.glued(self.end + 1) || scan.is_mark(self.end + 1, '.') => 3,
            "m" if glued && measure::is_metre(scan, self.end - 1, self.end) => return,
            "m" | "M" | "MM" if glued => 6,
            // "1.5 M", but not "3 M"
            "M" if self.written.is_some_and(|step| step < Decimal::ONE) => 6,
            "mn" | "Mn" | "mln" => 6,
            "mil" if glued => 6,
            "b" | "B" if glued => 9,
            "bn" | "Bn" | "BN" | "bln" => 9,
            "T" if glued => 12,
            "tn" | "trn" | "tln" => 12,
            // "£90billion"
            _ if glued => match scan.class(self.end) {
                Class::Scale(exponent) => exponent,
                _ => return,
            },
            _ => return,
        };
        if scan.joined(self.end) {
            self.close(exponent);
            self.end += 1;
        }
    }

    /// "five point two five"
    pub fn point(&mut self, scan: &Scan) {
        let whole = self.written.is_none() || self.group.is_some_and(|g| g.scale() == 0);
        if !whole || self.scales > 0 {
            return;
        }
        if let Some((part, end)) = fraction::point(scan, self.end) {
            self.group = self.group.and_then(|g| g.checked_add(part));
            self.written = self.group.map(step_of);
            self.hundred = true;
            self.end = end;
        }
    }

    /// Multiplies the group by a power of ten and adds it to the total.
    fn close(&mut self, exponent: u8) -> bool {
        let scaled = self
            .group
            .and_then(|g| g.checked_mul(power(exponent)))
            .and_then(|g| g.checked_add(self.total));
        let Some(total) = scaled else { return false };
        self.total = total;
        self.group = None;
        self.limit = exponent;
        self.hundred = false;
        self.room = 100;
        self.scale = power(exponent);
        self.scales = self.scales.saturating_add(1);
        true
    }

    /// Takes the next word if it belongs to the number.
    pub fn next(&mut self, scan: &Scan, and: bool) -> bool {
        let mut at = self.end;
        if !scan.joined(at) {
            return false;
        }
        // "fifty-two", and "fifty - two" in a text that was taken apart
        let tens = self.room == 10 && matches!(scan.class(at + 1), Class::Number(1..=9));
        if scan.is_hyphen(at) && scan.glued(at) && scan.glued(at + 1)
            || tens && scan.is_hyphen(at) && !scan.glued(at) && !scan.glued(at + 1)
        {
            at += 1;
        } else if scan.glued(at) {
            return false;
        } else if and && self.room == 100 && scan.is(at, "and") && scan.joined(at + 1) {
            let part = fraction::and_a_part(scan, at).is_some();
            let small = matches!(scan.class(at + 1), Class::Number(1..)) || self.rest(scan, at + 1);
            if part || !small {
                return false;
            }
            at += 1;
        }
        let taken = match scan.class(at) {
            // "one hundred thirty-fifths"
            Class::Number(20..) if at == self.end && fraction::is_parts(scan, at) => false,
            Class::Number(n) if self.written.is_none() || self.scales > 0 || self.hundred => {
                self.small(n)
            }
            Class::Scale(2) => self.hundreds(),
            Class::Scale(e) | Class::Scales(e @ 3..) => self.scale(e),
            Class::Other if self.rest(scan, at) => self.digits(scan, at),
            Class::Pack(n) | Class::Packs(n @ 12) if self.scales == 0 => self.pack(n),
            Class::Other => indian(scan.str(at)).is_some_and(|e| self.scale(e)),
            _ => false,
        };
        if taken {
            self.end = at + 1;
        }
        taken
    }

    fn scale(&mut self, exponent: u8) -> bool {
        (self.group.is_some() && exponent < self.limit && self.close(exponent))
            || self.multiply(exponent)
    }

    /// Whether a figure in digits stands where a scale in words leaves room for it: the 21 of
    /// "3 hundred and 21", the 3 of "4 thousand 3 hundred".
    fn rest(&self, scan: &Scan, at: usize) -> bool {
        let (scaled, other) = match scan.class(at + 1) {
            Class::Scale(e) => (e < self.limit, e >= self.limit || self.hundred),
            _ => (false, false),
        };
        let and = at
            .checked_sub(1)
            .is_some_and(|before| scan.is(before, "and"));
        self.room == 100
            && self.written.is_some()
            && !other
            && matches!(scan.class(self.end - 1), Class::Scale(_))
            && scan.is_figure(at)
            && scan.str(at).len() < 3
            && (scaled || and)
            && !scan.glued(at + 1)
    }

    fn digits(&mut self, scan: &Scan, at: usize) -> bool {
        let Some(value) = digits(scan, at).filter(|d| !d.is_zero() && d.scale() == 0) else {
            return false;
        };
        self.group = self.group.unwrap_or(Decimal::ZERO).checked_add(value);
        self.room = 0;
        self.group.is_some()
    }

    /// "three lakh crore", "two thousand million": one scale on another
    fn multiply(&mut self, exponent: u8) -> bool {
        let bare = self.group.is_none() && self.scales == 1 && exponent > self.limit;
        let total = self.total.checked_mul(power(exponent)).filter(|_| bare);
        let scale = self.scale.checked_mul(power(exponent));
        let (Some(total), Some(scale)) = (total, scale) else {
            return false;
        };
        self.total = total;
        self.scale = scale;
        self.limit = 0;
        self.room = 0;
        self.scales = 2;
        true
    }

    fn small(&mut self, n: u8) -> bool {
        if n == 0 || n >= self.room {
            return false;
        }
        let group = self.group.unwrap_or(Decimal::ZERO);
        self.group = group.checked_add(n.into());
        self.room = if n >= 20 { 10 } else { 0 };
        self.group.is_some()
    }

    fn hundreds(&mut self) -> bool {
        let Some(group) = self
            .group
            .filter(|g| !self.hundred && (*g < Decimal::ONE_HUNDRED || self.written.is_some()))
        else {
            return false;
        };
        self.group = group.checked_mul(Decimal::ONE_HUNDRED);
        self.hundred = true;
        self.room = 100;
        if self.total.is_zero() {
            self.scale = Decimal::ONE_HUNDRED;
        }
        self.group.is_some()
    }

    fn pack(&mut self, n: u8) -> bool {
        // "two hundred and two dozen": 200 + 24
        let dozens = |g: Decimal| {
            let over = match g.checked_rem(Decimal::ONE_HUNDRED)? {
                rest if rest.is_zero() => g,
                rest => rest,
            };
            let packed = over.checked_mul(n.into())?;
            g.checked_sub(over)?.checked_add(packed)
        };
        self.group = self.group.and_then(dozens);
        self.scale = n.into();
        self.limit = 0;
        self.room = 0;
        self.hundred = true;
        self.group.is_some()
    }

    /// Takes "and a half", and adds up.
    pub fn finish(mut self, scan: &Scan) -> Option<Single> {
        let mut value = self
            .total
            .checked_add(self.group.unwrap_or(Decimal::ZERO))?;
        if let Some((part, end)) = fraction::and_a_part(scan, self.end) {
            let scaled = match scan.class(end) {
                Class::Scale(e @ 3..) if self.scales > 0 && scan.joined(end) => Some(power(e)),
                _ => None,
            };
            let unit = match (scaled, &self.group) {
                (Some(scale), _) => scale,
                (None, None) => self.scale,
                (None, Some(_)) => Decimal::ONE,
            };
            let end = end + usize::from(scaled.is_some());
            value = value.checked_add(part.checked_mul(unit)?)?;
            self.end = end;
            if let Class::Scale(e @ 3..) = scan.class(end)
                && scan.joined(end)
                && self.scales == 0
            {
                value = value.checked_mul(power(e))?;
                self.scale = power(e);
                self.end = end.checked_add(1)?;
            }
            value = value.normalize();
            self.written = Some(step_of(value));
            self.scales = 0;
        }
        let step = match self.written {
            _ if self.limit == 0 => self.scale,
            Some(step) if self.scales == 1 && self.group.is_none() => {
                step.checked_mul(self.scale)?
            }
            Some(step) if self.scales == 0 && !self.hundred => step,
            _ => step_of(value),
        };
        Some(Single {
            end: self.end,
            value,
            step,
            scale: self.scale,
            digits: self.written.is_some(),
            fraction: false,
        })
    }
}
