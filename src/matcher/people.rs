//! Persons who fill a slot: each by a full name, or by a surname that one of the source bears, with what is
//! set off behind the name, and with the list that names them one by one.

use super::open::follows_preposition;
use super::reading::Reading;
use super::slot::Filler;
use crate::rule::fold::Folded;
use crate::value::{Content, Kind, Mention, Value, is_function_word};
use std::ops::Range;

/// Words of an age before its figure: "Tom Fenn, aged 29".
const AGED: [&str; 3] = ["age", "aged", "ages"];

/// Units of an age.
const UNITS: [&str; 8] = [
    "year", "years", "month", "months", "week", "weeks", "day", "days",
];

/// Small words of an address: "of the 9 block of Old Mill Road".
const OF_PLACE: [&str; 8] = ["the", "block", "of", "in", "and", "north", "south", "near"];

/// Words that make the noun behind them somebody's: "her brother Tom Fenn".
const WHOSE: [&str; 7] = ["a", "an", "the", "his", "her", "their", "another"];

/// Verbs of one person: what stands before them is no list.
const OF_ONE: [&str; 3] = ["is", "was", "has"];

/// How many words a place behind a name may have.
const PLACE: usize = 9;

/// How many words may say who somebody is, before the name: "19-year-old former student Tom Fenn".
const ROLE: usize = 3;

/// A person named in a sentence, in tokens.
struct Person<'a> {
    mention: &'a Mention,
    value: Value,
    /// The name, with the age and the role before it.
    start: usize,
    /// The age and the place set off behind it end here,
    end: usize,
    /// and with the comma that closes them here.
    closed: usize,
}

/// Every person of a sentence who may fill a slot: by the name alone, with what is set off, and for the whole
/// list in which the name stands.
pub fn fillers(reading: &Reading, sentence: usize) -> Vec<Filler> {
    let roster = Roster {
        folded: reading.folded(sentence),
        text: reading.text(sentence),
    };
    let names = reading.names(sentence).iter();
    let people: Vec<Person> = names
        .filter_map(|mention| roster.person(reading, mention))
        .collect();
    let mut fillers: Vec<Filler> = Vec::new();
    let mut rest = people.as_slice();
    while !rest.is_empty() {
        let (list, more) = rest.split_at(roster.listed(rest));
        for person in list {
            let name = &person.mention.figure;
            let own = [person.mention.reach.clone(), name.clone()];
            let apposed = roster.reaches(person, person).into_iter();
            let all = list.first().zip(list.last()).filter(|_| list.len() > 1);
            let all = all.map(|(first, last)| roster.reaches(first, last));
            for reach in own
                .into_iter()
                .chain(apposed)
                .chain(all.into_iter().flatten())
            {
                let known = |f: &Filler| f.reach == reach && f.span == *name;
                if !fillers.iter().rev().take(5).any(known) {
                    fillers.push(Filler {
                        reach,
                        span: name.clone(),
                        value: person.value.clone(),
                    });
                }
            }
        }
        rest = more;
    }
    fillers
}

/// Whether a name is somebody's who has what follows it: "Ada Quill's mother".
pub fn is_owner(text: &str, name: &Range<usize>) -> bool {
    let after = text.get(name.end..).unwrap_or_default();
    ["'s", "’s", "'", "’"].iter().any(|s| after.starts_with(s))
}

/// A sentence, and who is named in it.
struct Roster<'a> {
    folded: &'a Folded,
    text: &'a str,
}

impl Roster<'_> {
    fn person<'m>(&self, reading: &Reading, mention: &'m Mention) -> Option<Person<'m>> {
        let Content::Name(name) = &mention.value.content else {
            return None;
        };
        if follows_preposition(self.folded, mention) {
            return None;
        }
        let full = reading.bearer(mention)?;
        let content = Content::Name(crate::value::Name {
            titles: name.titles.clone(),
            words: full.to_vec(),
        });
        let value = Value {
            kind: Kind::Name,
            content,
            hedge: None,
        };
        let name = self.token(mention.reach.start)..self.token(mention.figure.end);
        let end = self.past(name.end);
        let closed = end > name.end && self.is(end, ",");
        Some(Person {
            mention,
            value,
            start: self.before(name.start),
            end,
            closed: end + usize::from(closed),
        })
    }

    /// The words from one person to another, without the comma that closes them and with it.
    fn reaches(&self, first: &Person, last: &Person) -> Vec<Range<usize>> {
        let byte = |end: usize| self.folded.tokens.get(end.checked_sub(1)?);
        let ends = [last.end, last.closed].map(byte);
        let start = self.folded.tokens.get(first.start);
        let start = start.map_or(first.mention.reach.start, |t| t.source.start);
        let reach = |end: usize| start.min(first.mention.reach.start)..end;
        (ends.into_iter().flatten())
            .map(|last| reach(last.source.end))
            .collect()
    }

    /// How many of the people, from the first, are joined into one list. At least one.
    fn listed(&self, people: &[Person]) -> usize {
        let (mut joined, mut commas) = (1, 1);
        for (n, pair) in people.windows(2).enumerate() {
            if is_owner(self.text, &pair[0].mention.figure) {
                break;
            }
            let between: Vec<&str> = (pair[0].end..pair[1].start)
                .take(4)
                .map(|at| self.folded.word(at))
                .collect();
            match between.as_slice() {
                [","] => commas = n + 2,
                [";"] | [";", "and"] => (joined, commas) = (n + 2, n + 2),
                // "Police arrested Tom Fenn, and Ada Reed was taken to hospital."
                ["and"] | [",", "and"] | ["as", "well", "as"]
                    if self
                        .folded
                        .get(pair[1].closed)
                        .is_some_and(|next| OF_ONE.contains(&next.text)) =>
                {
                    break;
                }
                ["and"] | [",", "and"] | ["as", "well", "as"] => (joined, commas) = (n + 2, n + 2),
                _ => break,
            }
        }
        // "Tom Fenn, Ada Reed" by itself may say who he is.
        joined.max(if commas > 2 { commas } else { 1 })
    }

    /// Where the age and the role before a name begin: "19-year-old student Tom Fenn", "her brother Tom Fenn".
    fn before(&self, name: usize) -> usize {
        let word = |at: usize| self.folded.word(at);
        let role = |at: &usize| {
            !self.folded.is_comma(*at) && !is_function_word(word(*at)) && !self.is_capital(*at)
        };
        let roles = (0..name)
            .rev()
            .take(ROLE + 1)
            .take_while(|at| role(at) && word(*at) != "old");
        let at = name - roles.count();
        let Some(last) = at.checked_sub(1) else {
            return name;
        };
        let aged = at >= 3 && word(last) == "old" && UNITS.contains(&word(at - 2));
        let begin = match aged {
            true => at - 3,
            false if at < name && WHOSE.contains(&word(last)) => last,
            false => return name,
        };
        match begin.checked_sub(1).filter(|_| aged) {
            Some(article) if WHOSE.contains(&word(article)) => article,
            _ => begin,
        }
    }

    /// The end of the age and the place that are set off behind a name.
    fn past(&self, name: usize) -> usize {
        let mut end = name;
        loop {
            let from = end + usize::from(self.is(end, ","));
            match self.age(from, from > end).or_else(|| self.place(from)) {
                Some(next) => end = next,
                None => return end,
            }
        }
    }

    /// The end of an age that begins with a token, after a comma or without.
    fn age(&self, at: usize, comma: bool) -> Option<usize> {
        let told = self.folded.get(at).is_some_and(|w| AGED.contains(&w.text));
        let figure = at + usize::from(told);
        let token = self.folded.tokens.get(figure)?;
        let is_age = |w: &str| w.len() <= 3 && w.bytes().all(|b| b.is_ascii_digit());
        let bracket = || {
            self.text
                .get(..token.source.start)
                .is_some_and(|t| t.ends_with('('))
        };
        (is_age(self.folded.word(figure)) && (told || comma || bracket())).then_some(())?;
        let unit = |at: usize| self.folded.get(at).is_some_and(|w| UNITS.contains(&w.text));
        let mut end = figure + 1;
        if unit(end) && self.is(end + 1, "old") {
            end += 2;
        }
        // "Tom Fenn, 34 shots" tells no age.
        let ends =
            |w: crate::rule::fold::Word| is_function_word(w.text) || [",", ";"].contains(&w.text);
        self.folded.get(end).is_none_or(ends).then_some(end)
    }

    /// The end of the place of which somebody is, and of the state in which that is.
    fn place(&self, at: usize) -> Option<usize> {
        self.is(at, "of").then_some(())?;
        let goes_on = |at: &usize| {
            let word = self.folded.word(*at);
            !self.folded.is_comma(*at)
                && (self.is_capital(*at)
                    || OF_PLACE.contains(&word)
                    || word.starts_with(|c: char| c.is_ascii_digit()))
        };
        let tokens = at + 1..self.folded.tokens.len().min(at + 1 + PLACE);
        let words = tokens.take_while(goes_on);
        let end = words.filter(|at| self.is_capital(*at)).last()? + 1;
        let state = (end + 1..end + 3)
            .take_while(|at| self.folded.get(*at).is_some() && self.is_capital(*at));
        let state = end + 1 + state.count();
        let closes = |at: usize| {
            self.folded
                .get(at)
                .is_none_or(|w| [",", ";", "and"].contains(&w.text))
        };
        let named =
            self.is(end, ",") && state > end + 1 && closes(state) && !self.is_listed(end + 1);
        Some(if named { state } else { end })
    }

    /// Whether a name that begins with a token has an age of its own, so that it is no state.
    fn is_listed(&self, at: usize) -> bool {
        let figure = (at..at + 4).find(|at| self.is(*at, ","));
        let next = figure.and_then(|comma| self.folded.get(comma + 1));
        next.is_some_and(|w| w.text.starts_with(|c: char| c.is_ascii_digit()))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.folded.get(at).is_some_and(|w| w.text == word)
    }

    fn is_capital(&self, at: usize) -> bool {
        let words = self
            .folded
            .tokens
            .get(at)
            .and_then(|t| self.text.get(t.source.clone()));
        words.is_some_and(|words| words.starts_with(char::is_uppercase))
    }

    /// The token in which byte `at` of the sentence lies, or the next.
    fn token(&self, at: usize) -> usize {
        self.folded.tokens.partition_point(|t| t.source.end <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::value::HedgeTable;

    /// Who is named in the last sentence, and the words that stand for each at the most.
    fn people(text: &str) -> Vec<(String, String)> {
        let source = Source {
            text: text.to_owned(),
            ..Source::default()
        };
        let hedges = HedgeTable::standard();
        let reading = Reading::new(&source, &hedges);
        let last = reading.sentences.len() - 1;
        let said = reading.text(last);
        let mut found: Vec<(String, String)> = Vec::new();
        for filler in fillers(&reading, last) {
            let name = crate::value::describe(&filler.value);
            let reach = said[filler.reach].to_owned();
            match found.last_mut().filter(|(known, _)| *known == name) {
                Some((_, longest)) if longest.len() < reach.len() => *longest = reach,
                Some(_) => {}
                None => found.push((name, reach)),
            }
        }
        found
    }

    #[test]
    fn people_stand_with_what_is_set_off() {
        for (text, want) in [
            ("Ada Quill was hurt.", vec![("Ada Quill", "Ada Quill")]),
            (
                "Ada Quill, 34, of East Marlow, was hurt.",
                vec![("Ada Quill", "Ada Quill, 34, of East Marlow,")],
            ),
            (
                "The 34-year-old clerk Ada Quill was hurt.",
                vec![("Ada Quill", "The 34-year-old clerk Ada Quill")],
            ),
            (
                "They are Ada Quill, 34; Tom Fenn (21), of Marlow, Kent; and her son Jo Reed.",
                vec![
                    (
                        "Ada Quill",
                        "Ada Quill, 34; Tom Fenn (21), of Marlow, Kent; and her son Jo Reed",
                    ),
                    (
                        "Tom Fenn",
                        "Ada Quill, 34; Tom Fenn (21), of Marlow, Kent; and her son Jo Reed",
                    ),
                    (
                        "Jo Reed",
                        "Ada Quill, 34; Tom Fenn (21), of Marlow, Kent; and her son Jo Reed",
                    ),
                ],
            ),
            (
                "They held Ada Quill and Tom Fenn was hurt.",
                vec![("Ada Quill", "Ada Quill"), ("Tom Fenn", "Tom Fenn")],
            ),
            (
                "Ada Quill was hurt. Quill was 34.",
                vec![("Ada Quill", "Quill")],
            ),
            ("Ada Quill and Bo Quill met. Quill left.", vec![]),
            ("It was on Ada Quill Street.", vec![]),
            ("The Oldtown Police Department was late.", vec![]),
        ] {
            let found = people(text);
            let found: Vec<(&str, &str)> = found
                .iter()
                .map(|(a, b)| (a.as_str(), b.as_str()))
                .collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
