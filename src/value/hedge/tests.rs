use super::*;
use crate::value::{Content, Context, Mention, recognise};

fn only(text: &str, hedges: &HedgeTable) -> Mention {
    let mentions = recognise(text, &Context::new(None, hedges));
    let [mention] = mentions.as_slice() else {
        panic!("{text}: {mentions:?}");
    };
    mention.clone()
}

/// The words of a phrase as they stand in a text.
fn written(words: &[String]) -> String {
    words.join(" ").replace(" -", "-").replace("- ", "-")
}

#[test]
fn no_hedge_loses_the_figure() {
    let hedges = HedgeTable::standard();
    let before = hedges.before.sorted.iter().map(|phrase| (phrase, true));
    let after = hedges.after.sorted.iter().map(|phrase| (phrase, false));
    for (phrase, leads) in before.chain(after) {
        let words = written(&phrase.words);
        for figure in ["7", "28", "600,000", "2.5 million", "two hundred", "0"] {
            let glued = words.starts_with('-') || words.ends_with('-');
            let space = if glued { "" } else { " " };
            let text = match leads {
                true => format!("{words}{space}{figure}"),
                false => format!("{figure}{space}{words}"),
            };
            let (bare, hedged) = (only(figure, &hedges), only(&text, &hedges));
            let (Content::Amount(bare), Content::Amount(amount)) =
                (bare.value.content, hedged.value.content)
            else {
                panic!("{text}");
            };
            assert_eq!(amount.figure, bare.figure, "{text}");
            let (low, high) = (amount.extent.low(), amount.extent.high());
            assert!(low.zip(high).is_none_or(|(a, b)| a <= b), "{text}");
            assert_eq!(hedged.reach, 0..text.len(), "{text}");
            let kind = hedges.rows[phrase.row].kind;
            let words = hedged.value.hedge.map(|hedge| hedge.words);
            assert_eq!(words.is_some(), kind.is_some(), "{text}");
        }
    }
}
