//! Whether the words that a phrase needs stand in its order, and near enough to each other.
//!
//! Most texts that have all of a phrase's words have them elsewhere. That is seen from the places
//! of the words alone, a bit for each word of the text, without cutting it into sentences.

use super::needs::farther;
use std::sync::Arc;

/// The places at which a word of a group stands, a bit for each word of a text. What may be several
/// words counts as one at the most, so that nothing is taken to be farther apart than it is; and
/// what stands at one place may stand in either order.
pub type Places = u128;

/// How many words a text may have that is looked over so.
pub const MOST: usize = Places::BITS as usize;

/// The words that a phrase needs, in its order.
#[derive(Clone, Debug)]
pub struct Order(Arc<[Step]>);

#[derive(Clone, Copy, Debug)]
struct Step {
    /// The group of words.
    group: u32,
    /// How many words it stands behind the one before, at the most.
    most: u32,
}

impl Order {
    /// Of a phrase's needs: the group of each, and how far it stands behind the one before. One
    /// word is in order wherever it stands.
    pub fn new(needs: &[(Option<usize>, Option<usize>)]) -> Option<Self> {
        let mut steps: Vec<Step> = Vec::new();
        let mut behind = Some(0);
        for (group, most) in needs {
            behind = farther(behind, *most);
            // Of some nothing is certain.
            let Some(group) = group.and_then(|group| u32::try_from(group).ok()) else {
                continue;
            };
            let most = behind.and_then(|most| u32::try_from(most).ok());
            steps.push(Step {
                group,
                most: most.unwrap_or(u32::MAX),
            });
            behind = Some(0);
        }
        (steps.len() > 1).then(|| Self(steps.into()))
    }

    /// The groups of its words.
    pub fn groups(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().map(|step| step.group as usize)
    }

    /// Whether the words stand so, by the places of each group.
    pub fn fits(&self, places: impl Fn(usize) -> Places) -> bool {
        let mut at = Places::MAX;
        for (n, step) in self.0.iter().enumerate() {
            let from = if n == 0 { at } else { step.from(at) };
            at = from & places(step.group as usize);
            if at == 0 {
                return false;
            }
        }
        true
    }
}

impl Step {
    /// The places at which it may stand, from those of the one before.
    fn from(&self, before: Places) -> Places {
        let mut width = self.most;
        if width >= Places::BITS {
            // All from the first on.
            return !(before & before.wrapping_neg()).wrapping_sub(1);
        }
        let (mut all, mut by) = (before, 1);
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
        fn places_are_those_within_reach(before: Places, most in 0..200u32) {
            let found = Step { group: 0, most }.from(before);
            for at in 0..MOST {
                let near = |from: usize| most >= Places::BITS || at - from <= most as usize;
                let may = (0..=at).any(|from| before >> from & 1 == 1 && near(from));
                prop_assert_eq!(found >> at & 1 == 1, may, "{}", at);
            }
        }
    }
}
