//! What works, but should not be shipped.

use super::fault::Faults;
use super::phrase::{Item, Sequence};
use super::{node, shadow, unused, written};
use crate::problem::Problem;
use rayon::prelude::*;

/// More literal words than this in a row are a quotation.
pub const LITERAL_WORDS: usize = 6;

/// What in a rule file does nothing, or is never tried.
///
/// For files without faults: what a fault hides would seem to do nothing.
pub fn look_over(path: &str, text: &str) -> Vec<Problem> {
    let Ok(root) = node::parse(text) else {
        return Vec::new();
    };
    let mut faults = Faults::new(path, text);
    let Some(pack) = written::pack(&root, &mut faults) else {
        return Vec::new();
    };
    let mut faults = Faults::new(path, text);
    unused::pack(&pack, &mut faults);
    let lists = shadow::lists(&pack);
    let shadowed = pack
        .rules
        .par_iter()
        .map(|rule| shadow::shadowed(rule, &lists));
    let shadowed: Vec<_> = shadowed.collect();
    for (rule, shadowed) in pack.rules.iter().zip(shadowed) {
        unused::rule(rule, &pack.facets, &mut faults);
        for (later, earlier) in shadowed {
            let line = text[..earlier.say.range.start].matches('\n').count() + 1;
            let message = format!("this phrase never stands: line {line} takes all it would take");
            let cure = "remove it, or put it before that one if it says something else";
            faults.notice(&later.say.range, message, cure);
        }
    }
    faults.into_problems()
}

/// Looks a rule over, whenever it is read.
pub fn rule(rule: &written::Rule, faults: &mut Faults) {
    for written in rule.phrases.iter().filter(|p| !p.regex) {
        let Ok(sequence) = written.elements() else {
            continue;
        };
        let run = longest_run(sequence);
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

#[cfg(test)]
mod tests {
    use super::look_over;

    /// What is said of a pack with these lists, facets and parts of a rule.
    fn notices(head: &str, rule: &str) -> Vec<String> {
        let text = format!("pack: p\n{head}\nrules:\n  - id: r\n    ask: What?\n{rule}\n");
        let (pack, faults) = crate::rule::read("p.yaml", &text, &HedgeTable::standard());
        let faults: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        let rules = pack.map_or(0, |pack| pack.rules.len());
        assert_eq!(rules, 1, "{faults:?}\n{text}");
        let found = look_over("p.yaml", &text).into_iter();
        found.map(|notice| notice.message).collect()
    }

    use crate::value::HedgeTable;

    /// Phrases of which the second is told to be shadowed or not.
    fn shadowed(phrases: &str) -> bool {
        let head = "words: { dead: [killed, shot dead], town: [Elm, Oak] }
facets: { edition: { across: revision, first: [early], last: [final] } }";
        let rule = format!(
            "    value: count\n    facets: [edition]\n    phrases:\n      - '{{town}} {{dead}} {{value}} unlike any'\n{phrases}"
        );
        let found = notices(head, &rule);
        let never = |notice: &String| notice.starts_with("this phrase never stands: line 11");
        assert!(found.iter().all(never), "{found:?}");
        !found.is_empty()
    }

    #[test]
    fn shadowed_phrases() {
        let cases = [
            ("killed {value}", "Killed {value}"),
            ("(killed|shot) {value}", "shot {value}"),
            ("{dead} {value}", "shot dead {value}"),
            ("{dead} {value}", "(killed|shot dead) {value}"),
            ("kill* {value}", "(kills|killed|kill*) {value}"),
            ("* {value}", "killed {value}"),
            ("[were] killed {value}", "killed {value}"),
            ("[were] killed {value}", "[were] killed {value}"),
            ("killed ... {value}", "killed {value}"),
            ("killed ... {value}", "killed ... {value}"),
            ("{edition} toll of {value}", "early toll of {value}"),
            ("{edition} toll of {value}", "(early|final) toll of {value}"),
        ];
        for (earlier, later) in cases {
            let phrases = |a: &str, b: &str| format!("      - '{a}'\n      - '{b}'\n");
            assert!(shadowed(&phrases(earlier, later)), "{earlier} > {later}");
        }
    }

    #[test]
    fn phrases_that_can_stand() {
        let cases = [
            // The more literal one goes first, wherever it is written.
            ("'killed {value}'", "'were killed {value}'"),
            ("'killed ... {value}'", "'killed about {value}'"),
            ("'killed {value}'", "'killed ... {value}'"),
            ("'shot {value}'", "'(killed|shot) {value}'"),
            ("'early toll of {value}'", "'{edition} toll of {value}'"),
            ("'(killed|shot dead) {value}'", "'{dead} {value}'"),
            ("'killed, {value}'", "'killed {value}'"),
            ("'killed {value}'", "'killed, {value}'"),
            ("'killed* {value}'", "'kill* {value}'"),
            ("{ say: 'killed {value}', near: [Elm] }", "'killed {value}'"),
            (
                "{ say: 'killed {value}', near: [Elm], in: source }",
                "{ say: 'killed {value}', near: [Elm] }",
            ),
            (
                "{ regex: 'killed (?P<value>\\d+)' }",
                "{ regex: '(?P<value>\\d+)' }",
            ),
        ];
        for (earlier, later) in cases {
            let phrases = format!("      - {earlier}\n      - {later}\n");
            assert!(!shadowed(&phrases), "{earlier} > {later}");
        }
    }

    #[test]
    fn what_a_phrase_wants_near_is_weighed() {
        let near = "      - { say: 'killed {value}', not-near: [Elm] }\n";
        assert!(shadowed(&format!("{near}{near}")));
        assert!(shadowed(&format!("      - 'killed {{value}}'\n{near}")));
        assert!(!shadowed(&format!("{near}      - 'killed {{value}}'\n")));
        let regex = "      - { regex: 'killed (?P<value>\\d+)' }\n";
        assert!(shadowed(&format!("{regex}{regex}")));
    }

    #[test]
    fn what_nothing_uses() {
        let count = "    value: count\n    phrases: ['{value} died']";
        let choice =
            "    value: { choice: [open, shut] }\n    phrases: [{ say: it opened, value: open }, {";
        let cases = [
            ("words: { a: [b] }", count, "no phrase names the list `{a}`"),
            (
                "facets: { e: { across: revision, a: [b] } }",
                count,
                "no rule uses the facet `e`",
            ),
            (
                "facets: { e: { across: revision, from: [phrase], a: [b] } }",
                &format!("{count}\n    facets: [e]"),
                "no phrase of this rule states the facet `e`",
            ),
            (
                "facets: { e: { across: revision, a: [b], c: [] } }",
                &format!("{count}\n    facets: [e]"),
                "`c` has no cues, so that nothing names it",
            ),
            (
                "facets: { e: { across: revision, a: [b], c: [B] } }",
                &format!("{count}\n    facets: [e]"),
                "`b` stands already in this facet",
            ),
            (
                "words: { a: [b-c, B c, b*] }",
                &format!("{count}\n    near: ['{{a}}']"),
                "`b c` stands already in this list",
            ),
            (
                "",
                &format!("{choice} say: ajar, value: open }}]"),
                "no phrase answers `shut`",
            ),
            (
                "",
                &format!(
                    "{choice} say: it shut, value: shut }}]\n    examples: [{{ text: It opened., finds: open }}, {{ text: It shut., finds: [] }}]"
                ),
                "no example finds `shut`",
            ),
        ];
        for (head, rule, notice) in cases {
            assert_eq!(notices(head, rule), [notice], "{head}\n{rule}");
        }
    }

    #[test]
    fn what_is_used() {
        let count = "    value: count\n    phrases:";
        let separate = "facets: { e: { across: separate, from: [phrase], a: [b] } }";
        let cases = [
            ("words: { a: [b] }", "['[{a}|c] {value}']"),
            (
                "words: { a: [b] }",
                "[{ say: '{value} c', not-near: ['{a}'] }]",
            ),
            (
                "facets: { e: { across: position, from: [phrase], a: [b] } }",
                "['{value} c']\n    facets: [e]",
            ),
            (separate, "['{value} c ({e}|d)']\n    facets: [e]"),
            (separate, "[{ say: '{value} c', e: a }]\n    facets: [e]"),
            (
                separate,
                "[{ regex: '(?P<value>\\d+) (?P<e>b)' }]\n    facets: [e]",
            ),
        ];
        for (head, rule) in cases {
            assert!(
                notices(head, &format!("{count} {rule}")).is_empty(),
                "{head}\n{rule}"
            );
        }
    }
}
