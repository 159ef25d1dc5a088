//! Which versions share a divergence.

use super::facets::{Key, covers, differ, joined};
use std::collections::BTreeSet;

/// The groups of one question's versions, each as the numbers of its versions.
///
/// A group is a fullest answer to the facets that separate, and the versions whose `keys`
/// say nothing against it. A version that fits several groups joins none of them to
/// another: it stands in each in which it clashes, or is linked by clashes, with one that
/// fits this group alone. Versions that fit several and clash only among themselves are
/// groups of their own. One that clashes with none may stand in no group.
///
/// `clashes` are pairs of versions.
pub(super) fn groups(keys: &[&Key], clashes: &[(usize, usize)]) -> Vec<BTreeSet<usize>> {
    let fullest = fullest(keys);
    let home = |number: usize| {
        let mut fits = (0..fullest.len()).filter(|group| covers(&fullest[*group], keys[number]));
        match (fits.next(), fits.next()) {
            (Some(group), None) => Some(group),
            _ => None,
        }
    };
    let mut groups = vec![BTreeSet::new(); fullest.len()];
    let mut silent = BTreeSet::new();
    for number in 0..keys.len() {
        match home(number) {
            Some(group) => drop(groups[group].insert(number)),
            None => drop(silent.insert(number)),
        }
    }
    let mut groups: Vec<(Key, BTreeSet<usize>)> = fullest.into_iter().zip(groups).collect();
    groups.retain(|(_, group)| !group.is_empty());

    let mut near: Vec<Vec<usize>> = vec![Vec::new(); keys.len()];
    for (a, b) in clashes {
        near[*a].push(*b);
        near[*b].push(*a);
    }
    let mut rest = silent.clone();
    for (full, group) in groups.iter_mut().filter(|_| !silent.is_empty()) {
        spread(group, &near, |n| {
            silent.contains(&n) && covers(full, keys[n])
        });
        rest.retain(|number| !group.contains(number));
    }
    let mut groups: Vec<BTreeSet<usize>> = groups.into_iter().map(|(_, group)| group).collect();
    while let Some(first) = rest.pop_first() {
        let mut group = BTreeSet::from([first]);
        spread(&mut group, &near, |n| rest.contains(&n));
        rest.retain(|number| !group.contains(number));
        groups.push(group);
    }
    groups
}

/// Adds to `group` whatever clashes link it to, of those that may join.
fn spread(group: &mut BTreeSet<usize>, near: &[Vec<usize>], may_join: impl Fn(usize) -> bool) {
    let mut open: Vec<usize> = group.iter().copied().collect();
    while let Some(number) = open.pop() {
        for other in &near[number] {
            if may_join(*other) && group.insert(*other) {
                open.push(*other);
            }
        }
    }
}

/// All that `keys` say together, as far as they say nothing against each other: the answers
/// that no other says more than.
fn fullest(keys: &[&Key]) -> Vec<Key> {
    let mut all: BTreeSet<Key> = BTreeSet::new();
    let mut open: Vec<Key> = keys.iter().map(|key| (*key).clone()).collect();
    while let Some(key) = open.pop() {
        if all.contains(&key) {
            continue;
        }
        let meeting = all.iter().filter(|other| !differ(other, &key));
        open.extend(meeting.map(|other| joined(other, &key)));
        all.insert(key);
    }
    let most = |key: &&Key| {
        let mut others = all.iter();
        !others.any(|other| other != *key && covers(other, key))
    };
    all.iter().filter(most).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(short: &str) -> Key {
        let said = |word: &str| Some(word.to_owned()).filter(|word| word != "-");
        short.split(' ').map(said).collect()
    }

    #[test]
    fn the_silent_join_no_two_groups() {
        type Case = (
            &'static [&'static str],
            &'static [(usize, usize)],
            &'static [&'static [usize]],
        );
        let cases: [Case; 9] = [
            (&["X", "X", "Y"], &[], &[&[0, 1], &[2]]),
            (
                &["X", "X", "Y", "-"],
                &[(0, 3), (2, 3)],
                &[&[0, 1, 3], &[2, 3]],
            ),
            // It clashes in one group only, or in none.
            (&["X", "Y", "-"], &[(0, 2)], &[&[0, 2], &[1]]),
            (&["X", "Y", "-"], &[], &[&[0], &[1], &[2]]),
            (&["X", "-"], &[], &[&[0, 1]]),
            // A clash leads to another.
            (
                &["X", "Y", "-", "-"],
                &[(0, 2), (2, 3)],
                &[&[0, 2, 3], &[1]],
            ),
            (&["X", "Y", "-", "-"], &[(2, 3)], &[&[0], &[1], &[2, 3]]),
            (&["-", "-"], &[(0, 1)], &[&[0, 1]]),
            // Two facets, of which each version states one.
            (
                &["X -", "- a", "- b"],
                &[(0, 1), (0, 2)],
                &[&[0, 1], &[0, 2]],
            ),
        ];
        for (keys, clashes, wanted) in cases {
            let keys: Vec<Key> = keys.iter().map(|short| key(short)).collect();
            let found = groups(&keys.iter().collect::<Vec<_>>(), clashes);
            let found: Vec<Vec<usize>> = found.into_iter().map(Vec::from_iter).collect();
            assert_eq!(found, wanted, "{keys:?}");
        }
    }
}
