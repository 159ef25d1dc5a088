//! Whether the words that a phrase needs stand in its order, and near enough to each other.
//!
//! Most sentences that have all of a phrase's words have them elsewhere. That is seen from the
//! places of the words alone, a bit for each word of the sentence, without trying the phrase.

use super::needs::Reach;

/// The places at which a word of a group stands, a bit for each word of a sentence but commas.
pub type Places = u128;

/// How many words a sentence may have that is looked over so.
pub const MOST: usize = Places::BITS as usize;

/// The words that a phrase needs, in its order.
#[derive(Debug, Default)]
pub struct Order(Box<[Step]>);

#[derive(Clone, Copy, Debug)]
struct Step {
    /// The group of words.
    group: u32,
    /// How many words it stands behind the one before, at least and at most.
    least: u16,
    most: u16,
}

/// So far and farther: beyond any sentence that is looked over.
const ANY: u16 = u16::MAX;

impl Order {
    /// Of a phrase's needs: the group of each, and how far it stands behind the one before.
    pub fn new(needs: &[(Option<usize>, Reach)]) -> Self {
        let mut steps: Vec<Step> = Vec::new();
        let mut behind = Reach::NONE;
        let short = |words| u16::try_from(words).unwrap_or(ANY);
        for (group, reach) in needs {
            behind.add(*reach);
            // Of some nothing is certain.
            let Some(group) = group.and_then(|group| u32::try_from(group).ok()) else {
                continue;
            };
            steps.push(Step {
                group,
                least: short(behind.least),
                most: behind.most.map_or(ANY, short),
            });
            behind = Reach::NONE;
        }
        // One word is in order wherever it stands.
        Self(if steps.len() < 2 {
            Box::default()
        } else {
            steps.into()
        })
    }

    /// Whether the words stand so, by the places of each group.
    pub fn fits(&self, places: impl Fn(usize) -> Places) -> bool {
        let Some((first, rest)) = self.0.split_first() else {
            return true;
        };
        let mut at = places(first.group as usize);
        for step in rest {
            at = step.from(at) & places(step.group as usize);
            if at == 0 {
                return false;
            }
        }
        at != 0
    }
}

impl Step {
    /// The places at which it may stand, from those of the one before.
    fn from(&self, before: Places) -> Places {
        let Some(nearest) = before.checked_shl(self.least.into()) else {
            return 0;
        };
        let mut width = u32::from(self.most - self.least.min(self.most));
        if width >= Places::BITS {
            // All from the first on.
            return !(nearest & nearest.wrapping_neg()).wrapping_sub(1);
        }
        let (mut all, mut by) = (nearest, 1);
        while width > 0 {
            let step = width.min(by);
            all |= all << step;
            width -= step;
            by *= 2;
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn places_are_those_within_reach(before: Places, least in 0..140u16, more in 0..200u16) {
            let step = Step { group: 0, least, most: least + more };
            let may = |at: usize| {
                let near = |from: usize| (usize::from(least)..=usize::from(least + more)).contains(&(at - from));
                (0..=at).any(|from| before >> from & 1 == 1 && near(from))
            };
            let found = step.from(before);
            for at in 0..MOST {
                // Farther than a sentence is as far as it goes.
                let all = more >= 128 && before.checked_shl(least.into()).is_some_and(|n| n != 0 && at as u32 >= n.trailing_zeros());
                prop_assert_eq!(found >> at & 1 == 1, may(at) || all, "{}", at);
            }
        }
    }
}
