//! Intervals on an axis.

use std::cmp::Ordering;

/// The interval a value may lie in: `28` is [28, 28], "at least seven" is [7, ∞).
///
/// Never empty, and a missing limit is never marked open: [`Extent::new`] sees to both.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Extent<T> {
    low: Option<T>,
    high: Option<T>,
    low_open: bool,
    high_open: bool,
}

impl<T: Ord + Clone> Extent<T> {
    /// The interval between two limits, `None` for unbounded; `None` if nothing lies in it.
    pub fn new(low: Option<T>, low_open: bool, high: Option<T>, high_open: bool) -> Option<Self> {
        let low_open = low_open && low.is_some();
        let high_open = high_open && high.is_some();
        if let (Some(l), Some(h)) = (&low, &high) {
            match l.cmp(h) {
                Ordering::Greater => return None,
                Ordering::Equal if low_open || high_open => return None,
                _ => {}
            }
        }
        Some(Self {
            low,
            high,
            low_open,
            high_open,
        })
    }

    /// [at, at]
    pub fn point(at: T) -> Self {
        Self {
            low: Some(at.clone()),
            high: Some(at),
            low_open: false,
            high_open: false,
        }
    }

    /// [low, high]; the limits may come in either order.
    pub fn between(a: T, b: T) -> Self {
        let (low, high) = if a <= b { (a, b) } else { (b, a) };
        Self {
            low: Some(low),
            high: Some(high),
            low_open: false,
            high_open: false,
        }
    }

    /// (-∞, ∞)
    pub fn unbounded() -> Self {
        Self {
            low: None,
            high: None,
            low_open: false,
            high_open: false,
        }
    }

    pub fn low(&self) -> Option<&T> {
        self.low.as_ref()
    }

    pub fn high(&self) -> Option<&T> {
        self.high.as_ref()
    }

    /// Whether the low limit itself lies outside.
    pub fn low_open(&self) -> bool {
        self.low_open
    }

    /// Whether the high limit itself lies outside.
    pub fn high_open(&self) -> bool {
        self.high_open
    }

    /// The only value that lies in it, if there is just one.
    pub fn as_point(&self) -> Option<&T> {
        (self.low.is_some() && self.low == self.high).then_some(self.low.as_ref()?)
    }

    /// Whether no value lies in both.
    pub fn disjoint(&self, other: &Self) -> bool {
        self.below(other) || other.below(self)
    }

    /// Whether every value of this extent is less than every value of `other`.
    pub fn below(&self, other: &Self) -> bool {
        match (&self.high, &other.low) {
            (Some(h), Some(l)) => h < l || (h == l && (self.high_open || other.low_open)),
            _ => false,
        }
    }

    /// Whether every value of `other` lies in this extent.
    pub fn contains(&self, other: &Self) -> bool {
        let low = match (&self.low, &other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a < b || (a == b && (!self.low_open || other.low_open)),
        };
        let high = match (&self.high, &other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a > b || (a == b && (!self.high_open || other.high_open)),
        };
        low && high
    }

    /// The same extent with both limits mapped by a monotonic function.
    ///
    /// `None` when the function fails on a limit, or turns them round.
    pub fn map<U: Ord + Clone>(&self, f: impl Fn(&T) -> Option<U>) -> Option<Extent<U>> {
        let end = |limit: &Option<T>| match limit {
            Some(t) => f(t).map(Some),
            None => Some(None),
        };
        Extent::new(
            end(&self.low)?,
            self.low_open,
            end(&self.high)?,
            self.high_open,
        )
    }
}
