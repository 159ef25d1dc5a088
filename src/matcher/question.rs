//! Questions, which leave open what they name.

/// Verbs with which a question begins that is answered by yes or no.
const VERBS: [&str; 20] = [
    "am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might",
    "must", "shall", "should", "was", "were", "will", "would",
];

/// Words before them.
const BEFORE: [&str; 5] = ["and", "but", "or", "so", "then"];

/// Whether a sentence asks.
pub fn asks(sentence: &str) -> bool {
    let end = sentence.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?');
    end.ends_with('?')
}

/// Whether a sentence only asks whether something is so: "Has the bridge fallen?" says neither that it
/// has nor that it has not. What other questions ask for, they take for so: "Why has it fallen?"
pub(super) fn asks_whether(sentence: &str) -> bool {
    if !asks(sentence) {
        return false;
    }
    let words = sentence.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    let words = words
        .map(|word| word.trim_matches(['\'', '’']).to_lowercase())
        .filter(|word| !word.is_empty());
    let mut words = words.skip_while(|word| BEFORE.contains(&word.as_str()));
    words
        .next()
        .is_some_and(|word| VERBS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::asks_whether;

    #[test]
    fn a_question_of_yes_or_no_begins_with_its_verb() {
        for (sentence, asks) in [
            ("Has the bridge fallen?", true),
            ("“Is it true?”", true),
            ("But will they sign it?", true),
            ("Have 28 points been cut?!", true),
            ("Why has the bridge fallen?", false),
            ("The bridge has fallen, has it?", false),
            ("Hasn't the bridge fallen?", false),
            ("Has the bridge fallen.", false),
            ("", false),
        ] {
            assert_eq!(asks_whether(sentence), asks, "{sentence}");
        }
    }
}
