//! Holidays and feasts that English news names.
//!
//! The table is data (`holidays.txt`): names, and the rule by which each falls.

mod hebrew;
mod islamic;
mod rule;
mod table;

use super::written_year::year_at;
use crate::value::Extent;
use crate::value::calendar::{Grain, shift};
use crate::value::keyed::Key;
use crate::value::scan::Scan;
use crate::value::words::Class;
use jiff::civil::{Date, Weekday};
use rule::Rule;
use std::sync::LazyLock;
use table::Table;

/// A holiday, as the table has it.
#[derive(Debug, PartialEq)]
pub struct Feast {
    rule: Rule,
    /// What its rule's day is moved by.
    plus: i32,
    /// What it is moved by where it falls on such a weekday.
    moved: Vec<(Weekday, i32)>,
    /// In days
    lasts: i32,
    /// It begins at sundown of the day before.
    eve: bool,
    /// Days each way by which it may be kept earlier or later.
    slack: i32,
}

impl Feast {
    /// Its days in that year.
    pub fn within(&self, year: i16) -> Option<Extent<Date>> {
        let day = shift(self.rule.day(year)?, Grain::Day, self.plus)?;
        let moved = self.moved.iter().find(|(on, _)| *on == day.weekday());
        let first = shift(day, Grain::Day, moved.map_or(0, |(_, days)| *days))?;
        let before = self.slack.checked_add(i32::from(self.eve))?;
        let after = self.slack.checked_add(self.lasts)?.checked_sub(1)?;
        let low = shift(first, Grain::Day, before.checked_neg()?)?;
        Extent::new(
            Some(low),
            false,
            Some(shift(first, Grain::Day, after)?),
            false,
        )
    }
}

/// The holiday whose name begins at a token, and the token after it.
///
/// A possessive of the table may be written in other ways: "Mothers' Day", "Mothers Day".
pub fn named(scan: &Scan, at: usize) -> Option<(&'static Feast, usize)> {
    let table: &'static Table = &TABLE;
    let mut begun = table.begun(scan.key(at));
    let (name, end) = begun.find_map(|name| Some((name, end_of(scan, at, &name.words)?)))?;
    let feast = table.feasts.get(name.feast)?;
    let ordinary = name.proper && !is_proper(scan, at, end);
    let undated = name.dated && year_at(scan, end).is_none();
    let foreign = name.local && follows_name(scan, at);
    (!ordinary && !undated && !foreign && !goes_on(scan, at, end)).then_some((feast, end))
}

/// Whether a name that is also an ordinary word stands as a name.
fn is_proper(scan: &Scan, at: usize, end: usize) -> bool {
    let capital = |at: usize| scan.str(at).starts_with(char::is_uppercase);
    // The first word of a sentence has a capital whatever it is.
    let inside = at > 0 && scan.joined(at) && scan.is_word(at - 1);
    capital(at)
        && if end > at + 1 {
            capital(end - 1)
        } else {
            inside
        }
}

/// Whether someone's name stands before: "India's Independence Day", "the Thai New Year".
fn follows_name(scan: &Scan, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| scan.joined(at)) else {
        return false;
    };
    let begins = before == 0 || !scan.joined(before);
    let named = scan.str(before).starts_with(char::is_uppercase) && !begins;
    named || scan.is_any(before, &["'s", "’s"])
}

/// Whether the name is the start of a longer one: "Easter Island", "the Tet Offensive".
fn goes_on(scan: &Scan, at: usize, end: usize) -> bool {
    const PARTS: &[&str] = &["eve", "monday", "parade", "sunday", "week", "weekend"];
    let capital = |at: usize| scan.str(at).starts_with(char::is_uppercase);
    let dated = matches!(scan.class(end), Class::Month(_) | Class::Weekday(_));
    // In a headline every word has a capital.
    let headline = at.checked_sub(1).is_some_and(capital);
    capital(at)
        && capital(end)
        && scan.is_word(end)
        && scan.joined(end)
        && !dated
        && !headline
        && !scan.is_any(end, PARTS)
}

/// The token after a name, if it begins at this one.
fn end_of(scan: &Scan, at: usize, words: &[Word]) -> Option<usize> {
    let mut next = at;
    for (n, word) in words.iter().enumerate() {
        if !word.is(scan.str(next)) || n > 0 && !scan.joined(next) {
            return None;
        }
        next += 1;
        if n + 1 < words.len() {
            let owner = scan.is_any(next, &["'s", "’s"])
                || scan.is_mark(next, '\'')
                || scan.is_mark(next, '’');
            let mark = owner && word.owner || scan.is_mark(next, '.') || scan.is_hyphen(next);
            next += usize::from(mark && scan.glued(next));
        }
    }
    Some(next)
}

/// A word of a name, in small letters.
#[derive(Debug, Default)]
pub struct Word {
    /// Without a possessive's ending
    stem: String,
    /// It is a possessive: the plural and the apostrophe are free.
    owner: bool,
}

impl Word {
    fn new(word: &str) -> Self {
        let stem = word.strip_suffix("'s");
        Self {
            stem: stem.unwrap_or(word).to_lowercase(),
            owner: stem.is_some(),
        }
    }

    /// Keys of all ways in which it is written.
    fn keys(&self) -> impl Iterator<Item = Option<Key>> {
        let plural = self.owner.then(|| format!("{}s", self.stem));
        let curly = self.stem.replace('\'', "’");
        let all = [Some(self.stem.clone()), plural, Some(curly)];
        all.into_iter().flatten().map(|word| Key::of(&word))
    }

    fn is(&self, token: &str) -> bool {
        let same = |token: &str| token.eq_ignore_ascii_case(&self.stem);
        let plural = || self.owner && token.strip_suffix(['s', 'S']).is_some_and(same);
        let straight = || !token.is_ascii() && same(&token.replace('’', "'"));
        same(token) || plural() || straight()
    }
}

/// Reads the table of holidays.
pub fn prepare() {
    LazyLock::force(&TABLE);
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::parse(include_str!("holiday/holidays.txt")).unwrap_or_default());

#[cfg(test)]
mod tests;
