//! Why a rule did, or did not, find a claim in a source, in plain words.

use super::meaning::{Page, answer, by, within};
use crate::matcher::trace::{Bar, Beaten, Fails, Fired, Instead, Miss, Seen, Why};
use crate::matcher::{Silent, is_asked};
use crate::report::excerpt::{excerpt, lay};
use crate::report::safe::safe;
use crate::report::story::{line_number, line_starts};
use crate::report::style::{Role, Style};
use crate::report::text::COLUMNS;
use crate::report::words::claimed;
use crate::rule::Rule;
use crate::source::Source;
use crate::value::describe::describe;
use std::ops::Range;

/// How many sentences without a claim are told of, and how many phrases of each.
const SENTENCES: usize = 3;
const PHRASES: usize = 2;

/// The same where a line was asked for.
const PHRASES_OF_LINE: usize = 4;

/// The columns of a sentence.
const BUDGET: usize = 240;

/// The rule in one source. `whole` shows every sentence of `seen`, and not the nearest only.
pub fn source(source: &Source, rule: &Rule, seen: &[Seen], whole: bool, style: Style) -> String {
    let mut telling = Telling {
        page: Page::new(style),
        lines: line_starts(&source.text),
        source,
        rule,
    };
    let name = match source.path.ends_with(&source.id) {
        true => source.path.clone(),
        false => format!("{}, {}", source.path, source.id),
    };
    if let Some(about) = rule.about.as_ref().filter(|_| !is_asked(rule, source)) {
        telling.page.heading(&format!("{name}: not asked"));
        let says = about.says.join(", ");
        let why = format!("It names nothing that pack {} is about: {says}.", rule.pack);
        telling.page.say(2, &why);
        return telling.page.out;
    }
    let claims: usize = seen.iter().map(|s| s.fired.len()).sum();
    let found = match claims {
        0 => "no claim".to_owned(),
        1 => "1 claim".to_owned(),
        n => format!("{n} claims"),
    };
    telling.page.heading(&format!("{name}: {found}"));
    for sentence in seen {
        for fired in &sentence.fired {
            telling.fired(fired);
        }
    }
    telling.missed(seen, whole);
    telling.page.out
}

/// The rule's id, question and kind of value.
pub fn head(rule: &Rule, style: Style) -> String {
    let mut page = Page::new(style);
    page.head(rule);
    page.aside(2, &format!("The answer is {}.", answer(&rule.answer)));
    page.out
}

struct Telling<'a> {
    page: Page,
    lines: Vec<usize>,
    source: &'a Source,
    rule: &'a Rule,
}

impl Telling<'_> {
    fn place(&self, at: usize) -> String {
        let line = line_number(self.source, &self.lines, at);
        format!("{}:{line}", self.source.id)
    }

    fn words(&self, range: &Range<usize>) -> &str {
        self.source.text.get(range.clone()).unwrap_or_default()
    }

    /// A sentence with its place, the words that matter marked.
    fn sentence(&mut self, sentence: &Range<usize>, marks: &[Range<usize>]) {
        let shift = |m: &Range<usize>| m.start - sentence.start..m.end - sentence.start;
        let marks: Vec<Range<usize>> = marks.iter().map(shift).collect();
        let style = self.page.style;
        let pieces = excerpt(self.words(sentence), &marks, BUDGET);
        let laid = lay(&pieces, 4, COLUMNS, style);
        self.page.line(&format!("    {laid}"));
    }

    fn fired(&mut self, fired: &Fired) {
        let claim = &fired.claim;
        let place = safe(&self.place(claim.range.start)).into_owned();
        let value = self.page.style.paint(Role::Version, &safe(&claimed(claim)));
        self.page.line("");
        self.page.line(&format!("  {place}  {value}"));
        self.sentence(&claim.sentence_range, std::slice::from_ref(&claim.range));
        self.page.label(4, "phrase", &self.phrase(fired.phrase));
        let phrase = &self.rule.phrases[fired.phrase];
        let value = match fired.slip {
            _ if claim.value_range == claim.range
                && phrase.value != crate::rule::Given::Captured =>
            {
                format!("{}, which the phrase fixes", describe(&claim.value))
            }
            true => format!(
                "“{}” is {}; the date beside it is another",
                claim.value_text,
                describe(&claim.value)
            ),
            false => format!("“{}” is {}", claim.value_text, describe(&claim.value)),
        };
        self.page.label(4, "value", &value);
        for (name, stated) in &claim.facets {
            self.page
                .label(4, name, &format!("{}: {}", stated.is, by(stated.by)));
        }
        if let Some(speaker) = &claim.speaker {
            self.page.label(4, "speaker", &speaker.name);
        }
        if !fired.near.is_empty() {
            let near: Vec<String> = fired.near.iter().map(|w| format!("“{w}”")).collect();
            self.page
                .label(4, "near", &format!("{} stands near", near.join(" and ")));
        }
        match &fired.negation {
            Some(word) => {
                let text = format!("it stands under “{word}”, which the phrase does not contain");
                self.page.label(4, "denied", &text);
            }
            None if claim.denied && phrase.denies => {
                self.page
                    .label(4, "denied", "the phrase denies what it matches");
            }
            None => {}
        }
        for beaten in &fired.beaten {
            let text = self.beaten(beaten);
            self.page.label(4, "beats", &text);
        }
    }

    fn beaten(&self, beaten: &Beaten) -> String {
        let why = match beaten.why {
            Why::Literal(won, lost) => format!("{won} literal words against {lost}"),
            Why::Fallback => "the other is a fallback".to_owned(),
            Why::Order => "as many literal words, but it comes first in the file".to_owned(),
            Why::Gap => "as literal, but with fewer words in gaps".to_owned(),
        };
        format!(
            "{}, which matches “{}” as {}: {why}",
            self.phrase(beaten.phrase),
            self.words(&beaten.range),
            describe(&beaten.value)
        )
    }

    /// "2  {value} points"
    fn phrase(&self, number: usize) -> String {
        format!("{}  {}", number + 1, self.rule.phrases[number].says)
    }

    fn missed(&mut self, seen: &[Seen], whole: bool) {
        let is_near = |s: &&Seen| match whole {
            true => !s.misses.is_empty() || s.fired.is_empty(),
            false => s.misses.first().is_some_and(Miss::is_near),
        };
        let mut near: Vec<&Seen> = seen.iter().filter(is_near).collect();
        let all = near.len();
        if !whole {
            near.sort_by_key(|s| s.misses.first().map(Miss::distance));
            near.truncate(SENTENCES);
        }
        let shown: Vec<usize> = near.iter().map(|s| s.place.start).collect();
        for (n, sentence) in near.iter().enumerate() {
            self.page.line("");
            if n == 0 {
                let head = match whole {
                    true => "  No claim",
                    false => "  No claim, but near",
                };
                self.page.heading(head);
            }
            self.near(sentence, if whole { PHRASES_OF_LINE } else { PHRASES });
        }
        if near.is_empty() && seen.iter().all(|s| s.fired.is_empty()) {
            self.page.line("");
            self.page.aside(2, "No phrase comes near any sentence.");
        }
        if !whole {
            self.rest(seen, &shown, all);
        }
    }

    /// What was left out.
    fn rest(&mut self, seen: &[Seen], shown: &[usize], all: usize) {
        let mut more = Vec::new();
        if all > shown.len() {
            let sentences = match all - shown.len() {
                1 => "1 more sentence comes".to_owned(),
                n => format!("{n} more sentences come"),
            };
            more.push(format!("{sentences} less near."));
        }
        let others = seen.iter().filter(|s| !shown.contains(&s.place.start));
        let lone = others.filter(|s| !s.untaken.is_empty());
        let mut places: Vec<String> = lone.map(|s| self.line_of(s.untaken[0].start)).collect();
        places.dedup();
        if !places.is_empty() {
            let lines = some(&places);
            more.push(format!(
                "No phrase comes near values that would fit in {lines}."
            ));
        }
        if !more.is_empty() {
            more.push("`--line N` tells all of a line.".to_owned());
            self.page.line("");
            self.page.aside(2, &more.join(" "));
        }
    }

    fn line_of(&self, at: usize) -> String {
        self.lines.partition_point(|start| *start <= at).to_string()
    }

    fn near(&mut self, seen: &Seen, phrases: usize) {
        let sentence = seen.place.start..seen.place.end;
        let place = safe(&self.place(sentence.start)).into_owned();
        self.page.line(&format!("  {place}"));
        let misses = &seen.misses[..seen.misses.len().min(phrases)];
        let mark = misses.first().map(|miss| miss.range.clone());
        self.sentence(&sentence, mark.as_slice());
        for miss in misses {
            self.page.label(4, "phrase", &self.phrase(miss.phrase));
            let text = self.miss(miss);
            self.page.label(4, "", &text);
        }
        if misses.is_empty() {
            self.page.label(4, "phrase", "none comes near");
        }
        let untaken: Vec<String> = seen
            .untaken
            .iter()
            .map(|at| format!("“{}”", self.words(at)))
            .collect();
        let text = match untaken.as_slice() {
            [] => return,
            words => format!("{} would fit, and no phrase takes it", words.join(", ")),
        };
        self.page.label(4, "values", &text);
    }

    fn miss(&self, miss: &Miss) -> String {
        let words = self.words(&miss.range);
        let mut text = match &miss.fails {
            Fails::Near(value) => format!("matches “{words}” as {}", describe(value)),
            Fails::Unstated(value, why) => {
                let why = match why {
                    Silent::Asked => "the sentence only asks whether it is so",
                    Silent::OfAnother => "tells of somebody else",
                };
                format!("matches “{words}” as {}, but {why}", describe(value))
            }
            Fails::Unread => {
                format!("matches “{words}”, but its value needs the day of publication")
            }
            Fails::Width => format!("matches “{words}”, but with more words in a gap than 6"),
            Fails::Element {
                written,
                means,
                instead,
                ..
            } => {
                let wanted = match written == means.trim_matches(['“', '”']) {
                    true => means.clone(),
                    false => format!("`{written}`"),
                };
                let instead = match instead {
                    None => String::new(),
                    Some(instead) => format!(": {}", self.instead(instead)),
                };
                let (kept, all) = (miss.kept, miss.all);
                format!("has “{words}” ({kept} of {all} parts), but not {wanted}{instead}")
            }
        };
        if let Some(bar) = &miss.bar {
            text += &format!("{} {}", joint(miss), self.bar(bar, miss.phrase));
        }
        text
    }

    fn instead(&self, instead: &Instead) -> String {
        let wanted = self.rule.answer.kind().describe();
        match instead {
            Instead::Words(words) => format!("there stands “{words}”"),
            Instead::Comma => "a comma stands between, which the phrase does not write".to_owned(),
            Instead::Kind(words, kind) if *kind == self.rule.answer.kind() => {
                format!("“{words}” is {wanted} of something else")
            }
            Instead::Kind(words, kind) => format!("“{words}” is {}, not {wanted}", kind.describe()),
            Instead::Elsewhere(words) => format!("“{words}” would fit, but stands elsewhere"),
            Instead::Undated => "the source has no day of publication to reckon to".to_owned(),
        }
    }

    fn bar(&self, bar: &Bar, phrase: usize) -> String {
        let near = match bar.by_rule {
            true => &self.rule.near,
            false => &self.rule.phrases[phrase].near,
        };
        let whose = if bar.by_rule {
            "the rule’s"
        } else {
            "the phrase’s"
        };
        let place = within(bar.within);
        match &bar.found {
            Some(words) => format!("“{words}” stands {place}, and {whose} `not-near` bars it"),
            None => {
                let words = self.rule.near_in_words(near);
                format!("none of {whose} `near` stands {place}: {words}")
            }
        }
    }
}

/// What joins a condition that fails to what came before.
fn joint(miss: &Miss) -> &'static str {
    match miss.fails {
        Fails::Near(_) => ", but",
        _ => "; and",
    }
}

/// "lines 3, 5, 8 and 4 more"
fn some(lines: &[String]) -> String {
    const SHOWN: usize = 5;
    let noun = if lines.len() == 1 { "line" } else { "lines" };
    match lines.len() {
        n if n > SHOWN => format!(
            "{noun} {} and {} more",
            lines[..SHOWN].join(", "),
            n - SHOWN
        ),
        _ => format!("{noun} {}", lines.join(", ")),
    }
}
