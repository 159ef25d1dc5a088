use super::Class::*;
use super::*;

#[test]
fn the_tables_are_sorted() {
    assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
    assert!(HOLIDAYS.is_sorted_by(|a, b| a < b));
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
        ("Purim", Holiday),
        ("thirtyish", Other),
        ("soldier", Other),
        ("", Other),
        ("ünfzehn", Other),
    ] {
        assert_eq!(class(word), is, "{word}");
    }
}
