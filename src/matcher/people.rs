//! Persons who fill a slot: each by a full name, or by a surname that one of the source bears, with what is
//! set off beside the name, and with the list that names them one by one.

mod beside;

use super::reading::Reading;
use super::slot::Filler;
use crate::rule::fold::Folded;
use crate::value::{Content, Mention, Name, Value};
use std::ops::Range;

/// Words before the names of places.
const BEFORE_PLACES: [&str; 6] = ["in", "near", "outside", "around", "across", "from"];

/// Words before a single one, which is then no given name.
const BEFORE_OTHERS: [&str; 7] = ["at", "of", "on", "to", "for", "by", "inside"];

/// What is told of whoever has it: "Ada Quill's death".
const OF_OWNERS: [&str; 34] = [
    "arraignment",
    "arrest",
    "autopsy",
    "bail",
    "bodies",
    "body",
    "bond",
    "burial",
    "case",
    "condition",
    "conviction",
    "death",
    "deaths",
    "execution",
    "family",
    "funeral",
    "identity",
    "indictment",
    "injuries",
    "injury",
    "killer",
    "killers",
    "killing",
    "memorial",
    "murder",
    "name",
    "parents",
    "relatives",
    "remains",
    "sentencing",
    "shooting",
    "slaying",
    "trial",
    "wounds",
];

/// Verbs of one person: what stands before them is no list.
const OF_ONE: [&str; 19] = [
    "is", "was", "has", "had", "said", "says", "told", "tells", "died", "fled", "ran", "escaped",
    "suffered", "survived", "remains", "remained", "saw", "heard", "drove",
];

/// A person named in a sentence, in tokens.
struct Person<'a> {
    mention: &'a Mention,
    value: Value,
    /// The name, with the age and the role before it.
    start: usize,
    /// What is set off behind it ends here,
    end: usize,
    /// and with the comma that closes it here.
    closed: usize,
}

/// Every person of a sentence who may fill a slot: by the name alone, with what is set off, and for the whole
/// list in which the name stands.
pub fn fillers(reading: &Reading, sentence: usize) -> Vec<Filler> {
    let roster = Roster {
        folded: reading.folded(sentence),
        text: reading.text(sentence),
    };
    let mut people: Vec<Person> = Vec::new();
    for mention in reading.names(sentence) {
        // "Ada Quill, of Tom Fenn Lane, Marlow": nobody is named in a place.
        let name = roster.token(mention.figure.start);
        if people.last().is_none_or(|last| last.end <= name) {
            people.extend(roster.person(reading, mention));
        }
    }
    let mut fillers: Vec<Filler> = Vec::new();
    let mut rest = people.as_slice();
    while !rest.is_empty() {
        let (list, more) = rest.split_at(roster.listed(rest));
        for person in list {
            let mention = person.mention;
            let mut reaches = vec![mention.reach.clone(), mention.figure.clone()];
            reaches.extend(roster.reaches(person, person));
            if let [first, .., last] = list {
                reaches.extend(roster.reaches(first, last));
            }
            let list = reaches.last().cloned().unwrap_or_default();
            let of_this = fillers.len();
            for reach in reaches {
                if fillers[of_this..].iter().all(|f| f.reach != reach) {
                    fillers.push(Filler {
                        reach,
                        span: mention.figure.clone(),
                        list: Some(list.clone()),
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
    let (before, after) = (text.get(..name.start), text.get(name.end..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let plural = || {
        text.get(name.clone())
            .is_some_and(|name| name.ends_with('s'))
    };
    let quoted = || before.ends_with(['\'', '‘']);
    ["'s", "’s"].iter().any(|s| after.starts_with(s))
        || after.starts_with(['\'', '’']) && plural() && !quoted()
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
        let tokens = self.token(mention.reach.start)..self.token(mention.figure.end);
        let before = tokens.start.checked_sub(1).map_or("", |at| self.word(at));
        let owner = is_owner(self.text, &mention.figure);
        if BEFORE_PLACES.contains(&before) || owner && !OF_OWNERS.contains(&self.word(tokens.end)) {
            return None;
        }
        let full = reading.bearer(mention);
        if full.is_none() && name.words.len() > 1 {
            return None;
        }
        let end = self.past(tokens.end);
        let start = self.before(tokens.start, end);
        // "Her son Bo", "Bo, 5,", "Bo (5)"
        let comma = usize::from(self.word(tokens.end) == ",");
        let closes = |end: usize| ["", ",", ";"].contains(&self.word(end));
        let age = || {
            self.age(tokens.end + comma, comma > 0)
                .filter(|&end| closes(end))
        };
        let aged = || !BEFORE_OTHERS.contains(&before) && age().is_some();
        let given =
            || (self.is_kin(start..tokens.start) || aged()).then_some(name.words.as_slice());
        let words = full.or_else(given)?.to_vec();
        let titles = name.titles.clone();
        let closed = end > tokens.end && self.word(end) == ",";
        Some(Person {
            mention,
            value: Value {
                content: Content::Name(Name { titles, words }),
                ..mention.value.clone()
            },
            start,
            end,
            closed: end + usize::from(closed),
        })
    }

    /// The words from one person to another, without the comma that closes them and with it.
    fn reaches(&self, first: &Person, last: &Person) -> impl Iterator<Item = Range<usize>> {
        let tokens = &self.folded.tokens;
        let start = tokens.get(first.start).map(|token| token.source.start);
        let ends = [last.end, last.closed].map(|end| tokens.get(end.checked_sub(1)?));
        let ends = ends.into_iter().flatten().map(|token| token.source.end);
        ends.filter_map(move |end| Some(start?.min(first.mention.reach.start)..end))
    }

    /// How many of the people, from the first, are joined into one list. At least one.
    fn listed(&self, people: &[Person]) -> usize {
        let (mut joined, mut commas) = (1, 1);
        for (n, pair) in people.windows(2).enumerate() {
            if is_owner(self.text, &pair[0].mention.figure) {
                break;
            }
            let between = (pair[0].end..pair[1].start).take(4);
            let between: Vec<&str> = between.map(|at| self.word(at)).collect();
            match between.as_slice() {
                // "Tom Fenn, 34, Ada Reed, 23"
                [","]
                    if pair
                        .iter()
                        .all(|p| p.end > self.token(p.mention.figure.end)) =>
                {
                    (joined, commas) = (n + 2, n + 2);
                }
                [","] => commas = n + 2,
                [";"] | [";", "and"] => (joined, commas) = (n + 2, n + 2),
                // "Police arrested Tom Fenn, and Ada Reed was taken to hospital."
                ["and"] | [",", "and"] | ["as", "well", "as"]
                    if !OF_ONE.contains(&self.word(pair[1].closed)) =>
                {
                    (joined, commas) = (n + 2, n + 2);
                }
                _ => break,
            }
        }
        // "Tom Fenn, Ada Reed" by itself may say who he is, and who stands behind the last may tell it.
        match joined {
            1 if commas > 2 => commas,
            joined => joined,
        }
    }

    /// The folded word; nothing behind the last.
    fn word(&self, at: usize) -> &str {
        self.folded.get(at).map_or("", |word| word.text)
    }

    fn is_capital(&self, at: usize) -> bool {
        let token = self.folded.tokens.get(at);
        let words = token.and_then(|token| self.text.get(token.source.clone()));
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
                "Dead are Ada Quill, a nurse from Marlow; Ada's son, Tom Fenn; and his two-year-old son, Bo Fenn.",
                ["Ada Quill", "Tom Fenn", "Bo Fenn"]
                    .map(|name| {
                        let all = "Ada Quill, a nurse from Marlow; Ada's son, Tom Fenn; and his two-year-old son, Bo Fenn";
                        (name, all)
                    })
                    .to_vec(),
            ),
            (
                "Ada Quill, who ran the mill, and her son Bo, 5, were hurt.",
                ["Ada Quill", "Bo"].map(|name| (name, "Ada Quill, who ran the mill, and her son Bo, 5,")).to_vec(),
            ),
            (
                "Ada Quill, of Marlow, Kent; Tom Fenn, of Oldtown, SC, and Jo Reed met.",
                ["Ada Quill", "Tom Fenn", "Jo Reed"]
                    .map(|name| (name, "Ada Quill, of Marlow, Kent; Tom Fenn, of Oldtown, SC, and Jo Reed"))
                    .to_vec(),
            ),
            (
                "Ada Quill, 34, and Jo Reed, 21, both from Marlow, were hurt.",
                ["Ada Quill", "Jo Reed"]
                    .map(|name| (name, "Ada Quill, 34, and Jo Reed, 21, both from Marlow,"))
                    .to_vec(),
            ),
            (
                "Ada Quill, 34, of Mill Lane, East Marlow, was hurt.",
                vec![("Ada Quill", "Ada Quill, 34, of Mill Lane, East Marlow,")],
            ),
            (
                "Dead are Ada Quill, her son, Bo, and her two-year-old daughter Jo.",
                ["Ada Quill", "Bo", "Jo"]
                    .map(|name| (name, "Ada Quill, her son, Bo, and her two-year-old daughter Jo"))
                    .to_vec(),
            ),
            (
                "The crew saved Ada Quill and her son Bo, Mayor Ann Roe said.",
                vec![
                    ("Ada Quill", "Ada Quill and her son Bo"),
                    ("Bo", "Ada Quill and her son Bo"),
                    ("Mayor Ann Roe", "Mayor Ann Roe"),
                ],
            ),
            (
                "She shot her son, Tom Fenn said.",
                vec![("Tom Fenn", "Tom Fenn")],
            ),
            (
                "Ada Quill, a man said, was hurt.",
                vec![("Ada Quill", "Ada Quill")],
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
