//! Holidays that English news names.

use crate::value::calendar::Holiday;
use crate::value::scan::Scan;

/// The holiday whose name begins at a token, and the token after it.
///
/// Between its words, "'s" and apostrophes do not matter: "Mother's Day", "Mothers' Day".
pub fn named(scan: &Scan, at: usize) -> Option<(Holiday, usize)> {
    let first = scan.str(at).as_bytes().first()?.to_ascii_lowercase();
    let from = NAMES.partition_point(|(name, _)| name.as_bytes().first() < Some(&first));
    NAMES
        .get(from..)?
        .iter()
        .take_while(|(name, _)| name.as_bytes().first() == Some(&first))
        .find_map(|(name, holiday)| Some((*holiday, end_of(scan, at, name)?)))
}

fn end_of(scan: &Scan, at: usize, name: &str) -> Option<usize> {
    let mut next = at;
    let mut words = name.split(' ').peekable();
    while let Some(word) = words.next() {
        let token = scan.str(next);
        let plural = || token.strip_suffix(['s', 'S']).unwrap_or(token);
        if !token.eq_ignore_ascii_case(word) && !plural().eq_ignore_ascii_case(word) {
            return None;
        }
        if next > at && !scan.joined(next) {
            return None;
        }
        next += 1;
        if words.peek().is_some() {
            let possessive = scan.is_any(next, &["'s", "’s"])
                || scan.is_mark(next, '\'')
                || scan.is_mark(next, '’')
                || scan.is_mark(next, '.');
            next += usize::from(possessive && scan.glued(next));
        }
    }
    Some(next)
}

use Holiday::{AfterThanksgiving, Easter, Fixed, Nth, OnOrBefore, OrthodoxEaster};

/// In the singular, by first word, longer names first. Where countries differ, the one of
/// the United States.
static NAMES: &[(&str, Holiday)] = &[
    ("4th of july", Fixed(7, 4)),
    ("all saint day", Fixed(11, 1)),
    ("all soul day", Fixed(11, 2)),
    ("anzac day", Fixed(4, 25)),
    ("april fool day", Fixed(4, 1)),
    ("april fools", Fixed(4, 1)),
    ("armistice day", Fixed(11, 11)),
    ("ascension day", Easter(39)),
    ("ash wednesday", Easter(-46)),
    ("assumption day", Fixed(8, 15)),
    ("australia day", Fixed(1, 26)),
    ("bastille day", Fixed(7, 14)),
    ("black friday", AfterThanksgiving(1)),
    ("bonfire night", Fixed(11, 5)),
    ("boss day", Fixed(10, 16)),
    ("boxing day", Fixed(12, 26)),
    ("canada day", Fixed(7, 1)),
    ("christmas eve", Fixed(12, 24)),
    ("christmas day", Fixed(12, 25)),
    ("christmas", Fixed(12, 25)),
    ("cinco de mayo", Fixed(5, 5)),
    ("columbus day", Nth(10, 1, 2)),
    ("corpus christi", Easter(60)),
    ("cyber monday", AfterThanksgiving(4)),
    ("earth day", Fixed(4, 22)),
    ("easter sunday", Easter(0)),
    ("easter monday", Easter(1)),
    ("easter day", Easter(0)),
    ("easter", Easter(0)),
    ("epiphany", Fixed(1, 6)),
    ("father day", Nth(6, 7, 3)),
    ("flag day", Fixed(6, 14)),
    ("fourth of july", Fixed(7, 4)),
    ("giving tuesday", AfterThanksgiving(5)),
    ("good friday", Easter(-2)),
    ("groundhog day", Fixed(2, 2)),
    ("groundhogs day", Fixed(2, 2)),
    ("guy fawkes night", Fixed(11, 5)),
    ("guy fawkes day", Fixed(11, 5)),
    ("halloween", Fixed(10, 31)),
    ("holy saturday", Easter(-1)),
    ("human rights day", Fixed(12, 10)),
    ("independence day", Fixed(7, 4)),
    ("indigenous people day", Nth(10, 1, 2)),
    ("international worker day", Fixed(5, 1)),
    ("international women day", Fixed(3, 8)),
    ("juneteenth", Fixed(6, 19)),
    ("labor day", Nth(9, 1, 1)),
    ("labour day", Nth(9, 1, 1)),
    ("mardi gras", Easter(-47)),
    ("martin luther king jr day", Nth(1, 1, 3)),
    ("martin luther king day", Nth(1, 1, 3)),
    ("maundy thursday", Easter(-3)),
    ("may day", Fixed(5, 1)),
    ("memorial day", Nth(5, 1, -1)),
    ("mlk day", Nth(1, 1, 3)),
    ("mother day", Nth(5, 7, 2)),
    ("new year eve", Fixed(12, 31)),
    ("new year day", Fixed(1, 1)),
    ("new years", Fixed(1, 1)),
    ("new year", Fixed(1, 1)),
    ("orthodox good friday", OrthodoxEaster(-2)),
    ("orthodox easter monday", OrthodoxEaster(1)),
    ("orthodox easter sunday", OrthodoxEaster(0)),
    ("orthodox easter", OrthodoxEaster(0)),
    ("palm sunday", Easter(-7)),
    ("patriot day", Fixed(9, 11)),
    ("pentecost", Easter(49)),
    ("pi day", Fixed(3, 14)),
    ("president day", Nth(2, 1, 3)),
    ("remembrance day", Fixed(11, 11)),
    ("remembrance sunday", Nth(11, 7, 2)),
    ("republic day", Fixed(1, 26)),
    ("saint patrick day", Fixed(3, 17)),
    ("saint george day", Fixed(4, 23)),
    ("saint andrew day", Fixed(11, 30)),
    ("saint patrick", Fixed(3, 17)),
    ("shrove tuesday", Easter(-47)),
    ("st patrick day", Fixed(3, 17)),
    ("st george day", Fixed(4, 23)),
    ("st andrew day", Fixed(11, 30)),
    ("st stephen day", Fixed(12, 26)),
    ("st patrick", Fixed(3, 17)),
    ("star wars day", Fixed(5, 4)),
    ("thanksgiving day", Nth(11, 4, 4)),
    ("thanksgiving", Nth(11, 4, 4)),
    ("trinity sunday", Easter(56)),
    ("valentine day", Fixed(2, 14)),
    ("veteran day", Fixed(11, 11)),
    ("victoria day", OnOrBefore(5, 24, 1)),
    ("washington birthday", Nth(2, 1, 3)),
    ("whit sunday", Easter(49)),
    ("whit monday", Easter(50)),
    ("women day", Fixed(3, 8)),
    ("world aids day", Fixed(12, 1)),
    ("world environment day", Fixed(6, 5)),
    ("world vegan day", Fixed(11, 1)),
    ("xmas eve", Fixed(12, 24)),
    ("xmas day", Fixed(12, 25)),
    ("xmas", Fixed(12, 25)),
];
