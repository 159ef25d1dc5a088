//! Mutation scores for a terminal.

use super::{Deed, Miss, Score};
use crate::report::safe::safe;

/// A line for each rule, what did not come out well, and the sum.
pub fn text(scores: &[(String, Score)]) -> String {
    let mut out = String::new();
    let wide = scores.iter().map(|(rule, _)| rule.len()).max().unwrap_or(0);
    for (rule, score) in scores {
        let kinds = [Deed::Change, Deed::Writing, Deed::Phrase];
        let [changes, writings, phrases] = kinds.map(|kind| of(score.of(kind)));
        out += &format!(
            "{rule:wide$}  {changes:>8} changes  {writings:>8} writings  {phrases:>8} phrases\n"
        );
        for miss in &score.misses {
            out += &format!("  {}\n", told(miss));
        }
    }
    let all = scores.iter().map(|(_, score)| score.clone());
    let all = all.fold(Score::default(), Score::and);
    out + &format!(
        "\n{} of what was changed was noticed\n\
         {} of what was written otherwise was read as the same\n\
         {} of the phrases are needed by an example or a story\n",
        share(all.of(Deed::Change)),
        share(all.of(Deed::Writing)),
        share(all.of(Deed::Phrase)),
    )
}

/// "7/8"
fn of((all, well): (usize, usize)) -> String {
    format!("{well}/{all}")
}

/// "7 of 8 (87.5 %)", rounded down, so that what is not whole never looks so.
fn share((all, well): (usize, usize)) -> String {
    if all == 0 {
        return "0 of 0".to_owned();
    }
    let permille = well * 1000 / all;
    format!("{well} of {all} ({}.{} %)", permille / 10, permille % 10)
}

fn told(miss: &Miss) -> String {
    let (was, found) = (safe(&miss.was), safe(&miss.found));
    let place = format!("{}:{}", safe(&miss.file), miss.line);
    match miss.deed {
        Deed::Phrase => format!("{place}: {was}: {found}"),
        _ => format!("{place}: “{was}” → “{}”: {found}", safe(&miss.is)),
    }
}
