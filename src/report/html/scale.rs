//! Where a number stands on a drawn axis.
//!
//! Floating point is for drawing alone: no value is ever compared by it.

/// From this ratio of the largest to the smallest on, an axis shows magnitudes.
const MAGNITUDES: f64 = 40.0;
/// The margins of an axis, in per cent of its width: room for a hollow end and an arrow.
const MARGIN: f64 = 5.0;
/// Marks along an axis, at most.
const TICKS: usize = 6;

/// Numbers from `from` to `to`, `from` being less, across the width of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    from: f64,
    to: f64,
    pub log: bool,
}

impl Scale {
    /// A scale on which all of `marks` have their place; `None` where there is none.
    pub fn of(marks: &[f64], may_be_log: bool) -> Option<Self> {
        let from = marks.iter().copied().reduce(f64::min)?;
        let to = marks.iter().copied().reduce(f64::max)?;
        if !from.is_finite() || !to.is_finite() {
            return None;
        }
        let log = may_be_log && from > 0.0 && to / from >= MAGNITUDES;
        let (from, to) = match from < to {
            true => (from, to),
            false => (from - 1.0, to + 1.0),
        };
        Some(Self { from, to, log })
    }

    /// Its limits.
    pub fn ends(self) -> (f64, f64) {
        (self.from, self.to)
    }

    /// The same axis in units of which `factor` times one plus `offset` is the old figure.
    pub fn in_units(self, factor: f64, offset: f64) -> Self {
        Self {
            from: (self.from - offset) / factor,
            to: (self.to - offset) / factor,
            log: self.log,
        }
    }

    /// In per cent of the width.
    pub fn at(self, x: f64) -> f64 {
        let part = match self.log {
            true => (x.max(f64::MIN_POSITIVE) / self.from).ln() / (self.to / self.from).ln(),
            false => (x - self.from) / (self.to - self.from),
        };
        MARGIN + part.clamp(0.0, 1.0) * (100.0 - 2.0 * MARGIN)
    }

    /// Round numbers along the axis.
    pub fn ticks(self) -> Vec<f64> {
        if self.log {
            return self.powers();
        }
        let rough = (self.to - self.from) / (TICKS - 1) as f64;
        let power = 10_f64.powf(rough.log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|n| n * power);
        let step = steps.into_iter().find(|step| *step >= rough);
        let step = step.unwrap_or(rough);
        let first = (self.from / step).ceil();
        (0..TICKS + 1)
            .map(|n| (first + n as f64) * step)
            .filter(|x| *x <= self.to)
            .collect()
    }

    fn powers(self) -> Vec<f64> {
        let (low, high) = (self.from.log10().ceil(), self.to.log10().floor());
        let every = ((high - low) / (TICKS - 1) as f64).ceil().max(1.0);
        (0..TICKS)
            .map(|n| 10_f64.powf(low + n as f64 * every))
            .filter(|x| *x <= self.to)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        let cases: [(&[f64], &[f64]); 6] = [
            (&[0.0, 10.0], &[0.0, 2.0, 4.0, 6.0, 8.0, 10.0]),
            (&[19.0, 28.0], &[20.0, 22.0, 24.0, 26.0, 28.0]),
            (&[3.5, 4.0], &[3.5, 3.6, 3.7, 3.8, 3.9, 4.0]),
            (&[7.0], &[6.0, 6.5, 7.0, 7.5, 8.0]),
            (&[-5.0, 5.0], &[-4.0, -2.0, 0.0, 2.0, 4.0]),
            (&[30.0, 300_000.0], &[100.0, 1_000.0, 10_000.0, 100_000.0]),
        ];
        for (marks, wanted) in cases {
            let ticks = Scale::of(marks, true).unwrap().ticks();
            let near = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-6 * b.abs().max(1.0);
            assert!(
                ticks.len() == wanted.len() && ticks.iter().zip(wanted).all(near),
                "{marks:?}: {ticks:?}"
            );
        }
    }

    #[test]
    fn everything_lies_within_the_margins() {
        for marks in [vec![0.0, 1.0], vec![1.0, 1e9], vec![5.0], vec![-1e9, 1e9]] {
            let scale = Scale::of(&marks, true).unwrap();
            for x in marks.iter().chain(&[f64::MIN, f64::MAX, 0.0]) {
                let at = scale.at(*x);
                assert!((MARGIN..=100.0 - MARGIN).contains(&at), "{x} of {marks:?}");
            }
        }
        assert_eq!(Scale::of(&[], true), None);
        assert_eq!(Scale::of(&[f64::INFINITY], true), None);
    }
}
