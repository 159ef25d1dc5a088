use super::Class::*;
use super::*;

#[test]
fn the_table_is_sorted_and_no_word_is_too_long() {
    assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
    assert!(WORDS.iter().all(|(w, _)| w.len() <= LONGEST));
}

#[test]
fn words_have_their_class_in_any_case() {
    for (word, is) in [
        ("seven", Number(7)),
        ("Ninety", Number(90)),
        ("MILLION", Scale(6)),
        ("dozens", Packs(12)),
        ("Tuesday", Weekday(2)),
        ("december", Month(12)),
        ("twentyfive", Number(25)),
        ("Thirtyfirst", Rank(31)),
        ("thirtyish", Other),
        ("soldier", Other),
        ("", Other),
        ("ünfzehn", Other),
    ] {
        assert_eq!(class(word), is, "{word}");
    }
}
