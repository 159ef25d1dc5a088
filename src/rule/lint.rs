//! What works, but should not be shipped.

use super::fault::Faults;
use super::phrase::{self, Item, Sequence};
use super::written;

/// More literal words than this in a row are a quotation.
pub const LITERAL_WORDS: usize = 6;

/// Looks a rule over.
pub fn rule(rule: &written::Rule, faults: &mut Faults) {
    for written in rule.phrases.iter().filter(|p| !p.regex) {
        let Ok(sequence) = phrase::parse(&written.say.text) else {
            continue;
        };
        let run = longest_run(&sequence);
        if run > LITERAL_WORDS {
            let message = format!("{run} literal words in a row are a quotation, not a rule");
            let cure = "leave out or vary the words that another writer would not use";
            faults.notice(&written.say.range, message, cure);
        }
    }
    let finding = rule.examples.iter().any(|e| !e.finds.is_empty());
    let silent = rule.examples.iter().any(|e| e.finds.is_empty());
    let (lacks, cure) = match (finding, silent) {
        (true, true) => return,
        (false, true) => ("example that finds something", "add one under `examples:`"),
        (true, false) => ("example that finds nothing", "add one under `examples:`"),
        (false, false) => (
            "examples",
            "add under `examples:` one that finds something and one that finds nothing",
        ),
    };
    let owner = match rule.id.text.as_str() {
        "" => "a rule".to_owned(),
        id => format!("rule `{id}`"),
    };
    let message = format!("{owner} has no {lacks}");
    faults.notice(&rule.id.range, message, cure);
}

/// The longest run of words that every match must contain next to each other.
fn longest_run(sequence: &Sequence) -> usize {
    let (mut longest, mut run) = (0, 0);
    for item in sequence {
        run = match item {
            Item::Word(_) | Item::Prefix(_) => run + 1,
            Item::Comma | Item::Semicolon => run,
            Item::Either(branches) | Item::Maybe(branches) => {
                let inner = branches.iter().map(longest_run).max().unwrap_or(0);
                longest = longest.max(inner);
                0
            }
            Item::Gap | Item::Slot { .. } => 0,
        };
        longest = longest.max(run);
    }
    longest
}
