//! Where a date may begin.

use crate::value::keyed::Words;
use crate::value::scan::{Scan, TokenKind};
use crate::value::words::Class;

/// Whether a date or its limit may begin at a token. Most tokens are none of that, and
/// the little words that can be are mostly followed by others.
pub fn can_start(scan: &Scan, at: usize) -> bool {
    static BEFORE_DATES: Words<64> = Words::of(&[
        "about", "after", "all", "and", "another", "around", "before", "between", "by", "from",
        "in", "new", "no", "on", "over", "past", "prior", "since", "than", "that", "the", "this",
        "till", "until", "within",
    ]);
    static AFTER_DAYS: Words<64> = Words::of(&[
        "a.d.", "ad", "and", "b.c.", "bc", "bce", "ce", "days", "nd", "of", "or", "rd", "s", "st",
        "th", "through", "to", "trading", "working",
    ]);
    // "12 people" is no date; "12 May", "12th", "1912", "12/5", "12 to 14 May" may be.
    let goes_on = |at: usize| match scan.class(at) {
        Class::Other if scan.is_word(at) => AFTER_DAYS.has(scan.key(at)),
        Class::Other => scan.is_hyphen(at) || scan.is_mark(at, '/'),
        Class::Scale(_) | Class::Article => false,
        _ => true,
    };
    let figure = |at: usize| {
        let text = scan.str(at);
        let digits = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
        digits && (text.len() == 4 || goes_on(at + 1))
    };
    let dated = |at: usize| {
        let Some(token) = scan.get(at) else {
            return false;
        };
        match (token.class, token.kind) {
            (Class::Other, TokenKind::Figure) => figure(at),
            (Class::Other, TokenKind::Mark('\'' | '’' | '‘')) => scan.is_figure(at + 1),
            (Class::Other, _) => false,
            (Class::Scale(_) | Class::Scales(_) | Class::Ranks(_) | Class::RankScale(_), _) => {
                false
            }
            (Class::Number(_), _) => {
                goes_on(at + 1) || scan.is_any(at + 1, &["thousand", "hundred"])
            }
            (Class::Rank(_), _) => goes_on(at + 1) || !scan.is_word(at + 1),
            _ => true,
        }
    };
    let little = |at: usize| match scan.class(at) {
        Class::Article | Class::Vague => true,
        Class::Time | Class::Lead | Class::Holiday => BEFORE_DATES.has(scan.key(at)),
        _ => false,
    };
    let mut first = at;
    while first < at + 3 && little(first) {
        first += 1;
    }
    dated(first)
}
