//! Names of people, organisations and places, as capitalised spans with titles split off.
//!
//! Good enough for slots: a slot asks for a name at one place of a sentence, so that a
//! capitalised common word elsewhere does no harm.

mod compare;
mod words;

use super::{Content, Kind, Mention, Name, Value};
use std::ops::Range;
use words::{is_calendar_word, is_office, is_opener, is_rank, joins_of, modifies_office};

pub use compare::{Plain, plain, relate, same_spelling};
pub use words::{is_particle, is_suffix, tells_no_person};

/// The names in a text, in its order.
///
/// `figure` is the name's own words, without a possessive; `span` takes its titles along.
pub fn names(text: &str) -> Vec<Mention> {
    let mut words = split(text);
    join_nicknames(text, &mut words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = run(&words, at);
        if end == at {
            at += 1;
            continue;
        }
        found.extend(name(text, &words, at, end));
        at = end;
    }
    found
}

/// One word with what stands around it.
struct Word<'t> {
    /// Without a possessive or a closing full stop, unless that abbreviates.
    text: &'t str,
    span: Range<usize>,
    capital: bool,
    /// It opens a sentence, a quotation or a line.
    opens: bool,
    /// Only spaces stand between it and the next word.
    joined: bool,
    /// It has a possessive, and only spaces stand after that.
    owns: bool,
    /// It is what a person is called besides the name around it.
    nickname: bool,
}

/// How many words a nickname may have.
const NICKNAME: usize = 2;

/// Joins the names around nicknames in quotation marks: “Ada "Red" Quill” is Ada Quill.
fn join_nicknames(text: &str, words: &mut [Word<'_>]) {
    const QUOTES: [char; 6] = ['"', '“', '”', '‘', '’', '\''];
    let quoted = |words: &[Word<'_>], first: usize, last: usize| {
        let gap =
            |at: usize| text[words[at].span.end..words[at + 1].span.start].trim_start_matches(',');
        let opens = gap(first - 1).trim_start();
        let closes = gap(last).trim_end();
        let mark = |gap: &str| gap.starts_with(QUOTES) && gap.chars().count() == 1;
        let capital = |at: usize| words[at].capital && !is_calendar_word(words[at].text);
        let given = capital(first - 1) && !is_opener(words[first - 1].text);
        mark(opens)
            && mark(closes)
            && opens.len() < gap(first - 1).len()
            && given
            && (first..=last + 1).all(capital)
    };
    for first in 1..words.len() {
        let before = &words[first - 1];
        if before.joined || !before.capital || !words[first].capital {
            continue;
        }
        let ends = first..words.len().saturating_sub(1).min(first + NICKNAME);
        let mut ends = ends.filter(|last| quoted(words, first, *last));
        let Some(last) = ends.next() else { continue };
        for word in &mut words[first..=last] {
            word.nickname = true;
            word.opens = false;
        }
        words[first - 1].joined = true;
        words[last].joined = true;
    }
}

fn split(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut opens = true;
    let mut lines = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            // Only spaces and one line break leave two words in one name.
            lines += usize::from(c == '\n');
            if (!c.is_whitespace() || lines > 1)
                && let Some(last) = words.last_mut()
            {
                last.joined = false;
                last.owns = false;
            }
            opens |= matches!(c, '.' | '!' | '?' | ':' | '“' | '"' | '\n' | '•');
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(i, next)) = chars.peek() {
            let inner = matches!(next, '\'' | '’' | '-' | '‐' | '.' | '&');
            let follows = || text[i + next.len_utf8()..].chars().next();
            let within = inner && follows().is_some_and(char::is_alphanumeric);
            if !next.is_alphanumeric() && !within {
                break;
            }
            end = i + next.len_utf8();
            chars.next();
        }
        let mut word = &text[start..end];
        if text[end..].starts_with('.') && is_abbreviation(word) {
            end += 1;
            word = &text[start..end];
            chars.next();
        }
        let own = without_possessive(word);
        words.push(Word {
            text: own,
            span: start..start + own.len(),
            capital: is_capital(own),
            opens,
            joined: own.len() == word.len() && end < text.len(),
            owns: own.len() < word.len(),
            nickname: false,
        });
        lines = 0;
        opens = false;
    }
    words
}

fn without_possessive(word: &str) -> &str {
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|s| word.strip_suffix(s))
        .unwrap_or(word)
}

fn is_capital(word: &str) -> bool {
    // "Nineteen-year-old Tom Fenn"
    if word.ends_with("-old") || word.ends_with("-Old") {
        return false;
    }
    let after_article = [
        "al-", "el-", "an-", "as-", "ar-", "ash-", "at-", "ad-", "ul-", "d'", "d’",
    ]
    .iter()
    .find_map(|p| word.strip_prefix(p));
    after_article
        .unwrap_or(word)
        .chars()
        .next()
        .is_some_and(char::is_uppercase)
}

/// Whether a full stop after `word` belongs to it: an initial, "U.S", "Gen", "Jr".
fn is_abbreviation(word: &str) -> bool {
    let mut chars = word.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
    (initial && word != "I") || dotted || words::is_abbreviation(word)
}

/// The end of the run of capitalised words, particles and "of" that starts at `at`.
fn run(words: &[Word<'_>], at: usize) -> usize {
    if !words[at].capital || is_calendar_word(words[at].text) || skips(words, at) {
        return at;
    }
    let mut end = at + 1;
    while end < words.len() && (words[end - 1].joined || owned(words, end)) {
        let word = words[end].text;
        if words[end].capital {
            // "In Lima Mr. Vane": a new name, whatever stands before it.
            if matches!(
                word,
                "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms." | "Mx" | "Mx."
            ) {
                break;
            }
            // "Theresa May" is a name; "Tuesday" after one is not.
            if is_calendar_word(word) && !matches!(word, "May" | "April" | "June" | "August") {
                break;
            }
            end += 1;
        } else {
            let of = word == "of" && joins_of(words[end - 1].text);
            let next = small_words(words, end, of);
            if next == end || !words.get(next).is_some_and(|w| w.capital) {
                break;
            }
            end = next + 1;
        }
    }
    end
}

/// The word after the small ones from `at` that a name can hold: "de la", "of the".
fn small_words(words: &[Word<'_>], at: usize, of: bool) -> usize {
    let inside =
        |w: &&Word<'_>| w.joined && (is_particle(w.text) || of && matches!(w.text, "of" | "the"));
    at + words[at..].iter().take(3).take_while(inside).count()
}

/// "Office" of "Sheriff's Office"
fn owned(words: &[Word<'_>], at: usize) -> bool {
    words[at - 1].owns && words[at].capital && words::is_institution(words[at].text)
}

/// Whether a capitalised word is capitalised only because a sentence opens with it.
fn skips(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    let stem = word.text.split(['\'', '’']).next().unwrap_or_default();
    if is_opener(stem) {
        return true;
    }
    let alone = !word.joined || !words.get(at + 1).is_some_and(|next| next.capital);
    word.opens && alone && words::looks_common(word.text)
}

/// The name in one run of words, with the titles before it.
fn name(text: &str, words: &[Word<'_>], from: usize, to: usize) -> Option<Mention> {
    let run = words.get(from..to)?;
    let last = run.iter().rposition(|w| !is_suffix(w.text))?;
    // An office ends where its last word does, with an "of State" if there is one.
    let mut start = 0;
    let mut titles = Vec::new();
    for i in 0..last {
        let of = i.saturating_sub(1 + usize::from(i > 0 && run[i - 1].text == "the"));
        let after_of =
            run[i].text != "the" && of > 0 && run[of].text == "of" && is_office(run[of - 1].text);
        let office = is_office(run[i].text) && run[i + 1].text != "of";
        let called = run[i].nickname;
        let same_rank = is_rank(run[i].text) && is_rank(run[i + 1].text) && i + 1 < last;
        if (office || after_of) && !same_rank && !called {
            titles.push(text[run[start].span.start..run[i].span.end].to_owned());
            start = i + 1;
        }
    }
    let own = &run[start..];
    if last == start && is_office(own[0].text) && !words::is_surname_too(own[0].text) {
        return None;
    }
    if start == 0 && is_office(run[last].text) && !words::is_surname_too(run[last].text) {
        return None;
    }
    let figure = own.first()?.span.start..own.last()?.span.end;
    let mut span_start = run[0].span.start;
    if start == 0 {
        let lower = office_before(words, from);
        if lower < from {
            span_start = words[lower].span.start;
            titles.push(text[span_start..words[from - 1].span.end].to_owned());
        }
    }
    let called = own.iter().filter(|word| !word.nickname);
    called.clone().next()?;
    let value = Value {
        kind: Kind::Name,
        content: Content::Name(Name {
            titles,
            words: called.map(|w| w.text.to_owned()).collect(),
        }),
        hedge: None,
    };
    let span = span_start..figure.end;
    Some(Mention {
        reach: span.clone(),
        span,
        figure,
        value,
    })
}

/// Where an office in small letters starts that stands right before `at`.
fn office_before(words: &[Word<'_>], at: usize) -> usize {
    let small = |i: usize| words[i].joined && !words[i].capital;
    if at == 0 || !small(at - 1) || !is_office(words[at - 1].text) {
        return at;
    }
    let mut start = at - 1;
    while start > 0 && at - start < 4 && small(start - 1) && modifies_office(words[start - 1].text)
    {
        start -= 1;
    }
    start
}

#[cfg(test)]
mod tests;
