//! The phrases of rules as regular expressions for texts as they are.
//!
//! They mean what the phrases mean as nearly as somebody would write it by hand: a value is any
//! figure, and what stands between words is anything that ends no sentence.

use variorum::rule::{Answer, Form, Mark, Rule};

/// What may stand between two words.
const BETWEEN: &str = r"[^\w.!?]*";

const FIGURE: &str = r"(?:\b[0-9][0-9.,]*|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?)\b)(?: (?:hundred|thousand|million|billion|mln|bln|percent|pct))?%?";

const DAY: &str = r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|to(?:day|morrow|night)|yesterday|(?:next|last|this) \w+|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: [0-9]+)?|(?:19|20)[0-9][0-9])";

const NAME: &str = r"\b[a-z][\w.'-]*(?: [a-z][\w.'-]*)?";

/// One for each phrase.
pub fn of(rule: &Rule) -> impl Iterator<Item = String> + '_ {
    rule.phrases.iter().map(|phrase| match &phrase.form {
        Form::Words(pattern) => {
            let mut regex = plain(&pattern.expression());
            for (n, mark) in pattern.marks.iter().enumerate() {
                let value = match (mark, &rule.answer) {
                    (Mark::Facet(..), _) | (_, Answer::Name) => NAME,
                    (_, Answer::Date | Answer::Day) => DAY,
                    _ => FIGURE,
                };
                regex = regex.replace(Mark::sign(n), value);
            }
            regex
        }
        Form::Regex(regex) => regex.as_str().to_owned(),
    })
}

/// The expression over folded text, where each word stands between two spaces of its own, for
/// a text where it does not. Marks stay.
fn plain(expression: &str) -> String {
    let marks = (0..8).map(Mark::sign);
    let marks = marks.map(|mark| (format!(" {mark} "), format!("{mark}{BETWEEN}")));
    let words = [
        // A comma that the phrase does not write.
        ("(?: [,;] )?", ""),
        // A word of a gap, the end of a word of any ending, commas.
        (" [^ ,;]+ ", r"\w+@"),
        ("[^ ]* ", r"\w*@"),
        (" , ", ",@"),
        (" ; ", ";@"),
        ("(?:'s)? ", r"(?:'s)?\b@"),
        // What is left begins a word.
        (" ", r"\b"),
        ("@", BETWEEN),
    ];
    let words = words.map(|(from, to)| (from.to_owned(), to.to_owned()));
    let all = marks.chain(words);
    all.fold(expression.to_owned(), |regex, (from, to)| {
        regex.replace(&from, &to)
    })
}
