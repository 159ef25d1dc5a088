//! One source, read once for all rules.

use super::attribution::quotation::{Quotation, quotations};
use super::attribution::{Attribution, attributions};
use super::speaker::{full_name, surname};
use crate::rule::fold::Folded;
use crate::rule::{Facet, Line, Pattern, Rule};
use crate::source::Source;
use crate::source::paragraph::{Paragraph, paragraphs};
use crate::source::sentence::{Sentence, of_paragraphs};
use crate::value::date::{self, Told, dates};
use crate::value::name::{is_suffix, names};
use crate::value::scan::Scan;
use crate::value::{Content, Context, HedgeTable, Mention, recognise, recognise_in};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// A source's sentences, folded, with the values that stand in them.
///
/// All positions are bytes of the sentence.
pub struct Reading<'a> {
    pub source: &'a Source,
    pub hedges: &'a HedgeTable,
    pub sentences: Vec<Sentence>,
    folded: Vec<OnceCell<Folded>>,
    lines: Vec<OnceCell<Line>>,
    title: OnceCell<Option<Folded>>,
    values: Vec<OnceCell<Vec<Mention>>>,
    /// What the text has told of before each sentence, as far as somebody asked.
    told: RefCell<Vec<Told>>,
    names: Vec<OnceCell<Vec<Mention>>>,
    attributions: Vec<OnceCell<Vec<Attribution>>>,
    quotations: OnceCell<Vec<Quotation>>,
    bearers: OnceCell<BTreeMap<String, Vec<Vec<String>>>>,
    /// By facet, told apart by where it lies in memory, and sentence.
    cues: RefCell<BTreeMap<(usize, usize), Cues>>,
    /// Whether a pattern, told apart by where it lies in memory, matches anywhere.
    anywhere: RefCell<BTreeMap<usize, bool>>,
}

/// The places in a sentence that name a value of a facet, in order.
pub type Cues = Rc<[(Range<usize>, String)]>;

/// How many sentences of a paragraph are looked back over. More are no paragraph, and
/// would take quadratic time.
const LOOK_BACK: usize = 50;

impl<'a> Reading<'a> {
    pub fn new(source: &'a Source, hedges: &'a HedgeTable) -> Self {
        Self::of(source, hedges, &paragraphs(source.file(), source.body))
    }

    /// The same, of whoever knows the source's paragraphs.
    pub fn of(source: &'a Source, hedges: &'a HedgeTable, paragraphs: &[Paragraph]) -> Self {
        let mut sentences = of_paragraphs(source.file(), paragraphs);
        let paragraph = sentences.last().map_or(0, |last| last.paragraph + 1);
        sentences.extend(source.headline.map(|start| Sentence {
            start,
            end: source.text.len(),
            paragraph,
            heading: true,
        }));
        Self {
            source,
            hedges,
            folded: sentences.iter().map(|_| OnceCell::new()).collect(),
            lines: sentences.iter().map(|_| OnceCell::new()).collect(),
            title: OnceCell::new(),
            values: sentences.iter().map(|_| OnceCell::new()).collect(),
            told: RefCell::new(vec![Told::default()]),
            names: sentences.iter().map(|_| OnceCell::new()).collect(),
            attributions: sentences.iter().map(|_| OnceCell::new()).collect(),
            quotations: OnceCell::new(),
            bearers: OnceCell::new(),
            cues: RefCell::default(),
            anywhere: RefCell::default(),
            sentences,
        }
    }

    /// What recognisers are told about the source.
    pub fn context(&self) -> Context<'a> {
        Context::new(self.source.published, self.hedges)
    }

    /// The sentence as written.
    pub fn text(&self, sentence: usize) -> &'a str {
        let place = self.sentences[sentence];
        &self.source.text[place.start..place.end]
    }

    /// The sentence, folded.
    pub fn folded(&self, sentence: usize) -> &Folded {
        self.folded[sentence].get_or_init(|| Folded::new(self.text(sentence)))
    }

    /// Where the words of a sentence stand.
    pub fn line(&self, sentence: usize) -> &Line {
        self.lines[sentence].get_or_init(|| Line::new(self.folded(sentence)))
    }

    /// The source's title, folded.
    pub fn title(&self) -> Option<&Folded> {
        let fold = || self.source.title.as_deref().map(Folded::new);
        self.title.get_or_init(fold).as_ref()
    }

    /// Whether a rule reads a sentence: the title behind the prose is for those that ask.
    pub fn is_for(&self, sentence: usize, rule: &Rule) -> bool {
        rule.headlines || !self.source.in_headline(self.sentences[sentence].start)
    }

    /// Whether a sentence is a heading, or the source's title.
    pub fn is_heading(&self, sentence: usize) -> bool {
        let same = |title: &Folded| title.text == self.folded(sentence).text;
        self.sentences[sentence].heading || self.title().is_some_and(same)
    }

    /// The values in a sentence, names apart.
    pub fn values(&self, sentence: usize) -> &[Mention] {
        self.values[sentence].get_or_init(|| {
            let scan = Scan::new(self.text(sentence));
            let told = match date::any(&scan) {
                true => self.told(sentence),
                false => Told::default(),
            };
            let context = self.context();
            recognise_in(&scan, &Context { told, ..context })
        })
    }

    /// What the text has told of before a sentence. Of the sentences between only the dates
    /// are read.
    fn told(&self, sentence: usize) -> Told {
        let mut known = self.told.borrow_mut();
        while known.len() <= sentence {
            let n = known.len() - 1;
            let place = &self.sentences[n];
            let told = in_paragraph(known[n], &self.sentences, n);
            let read;
            let found = match self.values[n].get() {
                Some(found) => found,
                None => {
                    let scan = Scan::new(self.text(n));
                    read = dates(&scan, self.source.published, told);
                    &read
                }
            };
            known.push(after(told, self.source, place, found));
        }
        in_paragraph(known[sentence], &self.sentences, sentence)
    }

    /// The names in a sentence.
    pub fn names(&self, sentence: usize) -> &[Mention] {
        self.names[sentence].get_or_init(|| names(self.text(sentence)))
    }

    /// On whose word a sentence has what it says.
    pub fn attributions(&self, sentence: usize) -> &[Attribution] {
        let find = || {
            let text = self.text(sentence);
            attributions(text, self.folded(sentence), self.names(sentence))
        };
        self.attributions[sentence].get_or_init(find)
    }

    /// The quotations of the source.
    pub fn quotations(&self) -> &[Quotation] {
        let find = || quotations(&self.source.text, &self.sentences);
        self.quotations.get_or_init(find)
    }

    /// The full names in the source, by surname; none where only a title stands before it.
    fn bearers(&self) -> &BTreeMap<String, Vec<Vec<String>>> {
        self.bearers.get_or_init(|| {
            let mut bearers: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
            let names = (0..self.sentences.len()).flat_map(|n| self.names(n));
            for mention in names.filter(|name| full_name(name)) {
                let Content::Name(name) = &mention.value.content else {
                    continue;
                };
                let known = bearers.entry(surname(mention).to_owned()).or_default();
                let same = |other: &Vec<String>| {
                    let suffix = |words: &[String]| words.last().filter(|w| is_suffix(w)).cloned();
                    let (own, theirs) = (suffix(&name.words), suffix(other));
                    let suffixes = own.is_none() || theirs.is_none() || own == theirs;
                    other.first() == name.words.first() && suffixes
                };
                if name.words.len() > 1 && !known.iter().any(same) {
                    known.push(name.words.clone());
                }
            }
            bearers
        })
    }

    /// Whether somebody bears this surname whom the source names in full.
    pub fn is_surname(&self, word: &str) -> bool {
        self.bearers().contains_key(word)
    }

    /// The words of the full name of a person, or of the name with a title where there is no full one; `None` where
    /// several of this name are named in full.
    pub fn bearer<'m>(&'m self, mention: &'m Mention) -> Option<&'m [String]> {
        let Content::Name(name) = &mention.value.content else {
            return None;
        };
        match name.words.as_slice() {
            [word] => match self.bearers().get(word)?.as_slice() {
                [] => Some(&name.words),
                [one] => Some(one),
                _ => None,
            },
            words => full_name(mention).then_some(words),
        }
    }

    /// The cues of a facet in a sentence, found once.
    pub fn cues(&self, sentence: usize, facet: &Arc<Facet>, find: impl Fn() -> Cues) -> Cues {
        let key = (Arc::as_ptr(facet) as usize, sentence);
        if let Some(known) = self.cues.borrow().get(&key) {
            return Rc::clone(known);
        }
        let found = find();
        self.cues.borrow_mut().insert(key, Rc::clone(&found));
        found
    }

    /// Whether a pattern matches in any sentence or the title, found once.
    pub fn anywhere(&self, pattern: &Pattern) -> bool {
        let sentences = (0..self.sentences.len()).map(|n| self.folded(n));
        let mut texts = sentences.chain(self.title());
        *self
            .anywhere
            .borrow_mut()
            .entry(std::ptr::from_ref(pattern) as usize)
            .or_insert_with(|| texts.any(|text| pattern.is_match(text)))
    }

    /// The sentences of a sentence's paragraph that stand before it, the nearest first.
    pub fn before(&self, sentence: usize) -> impl Iterator<Item = usize> + '_ {
        let paragraph = self.sentences[sentence].paragraph;
        let same = move |&n: &usize| self.sentences[n].paragraph == paragraph;
        (0..sentence).rev().take(LOOK_BACK).take_while(same)
    }

    /// The sentences that lie within bytes of the source.
    pub fn sentences_in(&self, passage: &Range<usize>) -> Range<usize> {
        let start = self.sentences.partition_point(|s| s.start < passage.start);
        let end = self.sentences.partition_point(|s| s.start < passage.end);
        start..end
    }

    /// All sentences of a sentence's paragraph.
    pub fn paragraph(&self, sentence: usize) -> Range<usize> {
        let paragraph = self.sentences[sentence].paragraph;
        let start = self.sentences.partition_point(|s| s.paragraph < paragraph);
        let end = self.sentences.partition_point(|s| s.paragraph <= paragraph);
        start..end
    }
}

/// The paragraphs of a source, and its title if that is put behind them.
pub fn passages(source: &Source, paragraphs: &[Paragraph]) -> impl Iterator<Item = Range<usize>> {
    let title = source.headline.map(|start| start..source.text.len());
    paragraphs.iter().map(|p| p.start..p.end).chain(title)
}

/// The values of each sentence, names apart, in bytes of the sentence.
///
/// All at once, because a date without a year has that of the sentences before.
pub fn values(source: &Source, sentences: &[Sentence], hedges: &HedgeTable) -> Vec<Vec<Mention>> {
    let mut told = Told::default();
    let each = |(n, place): (usize, &Sentence)| {
        let context = Context {
            day: source.published,
            told: in_paragraph(told, sentences, n),
            hedges,
        };
        let found = recognise(&source.text[place.start..place.end], &context);
        told = after(context.told, source, place, &found);
        found
    };
    sentences.iter().enumerate().map(each).collect()
}

/// What was told, at the beginning of a sentence.
fn in_paragraph(told: Told, sentences: &[Sentence], sentence: usize) -> Told {
    let before = sentence
        .checked_sub(1)
        .map_or(0, |n| sentences[n].paragraph);
    match sentences[sentence].paragraph == before {
        true => told,
        false => told.in_next_paragraph(),
    }
}

/// What was told, after a sentence with these values.
fn after(told: Told, source: &Source, place: &Sentence, found: &[Mention]) -> Told {
    let text = &source.text[place.start..place.end];
    let mut end = 0;
    found.iter().fold(told, |told, date| {
        match &date.value.content {
            // Of dates that share words the first counts.
            Content::Days(days) if date.span.start >= end => {
                end = date.span.end;
                told.after(&text[date.figure.clone()], &days.extent, source.published)
            }
            _ => told,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SAYS: &[&str] = &[
        "In 1990 it began. ",
        "On 3 May it ended. ",
        "He left on Tuesday. ",
        "On Friday, 6 June 2003, and in July they met.\n\n",
        "Since March nothing happened.\n\n",
        "It was the day after. ",
        "Two years later it rained. ",
        "A heading\n\n",
        "It rained today. ",
    ];

    #[test]
    fn a_weekday_tells_the_year_of_its_day() {
        for (says, day) in [
            (
                "2011: It began.\n\nSunday, 14 September: It ended.",
                "14 September 2025",
            ),
            (
                "2011: It began.\n\nWednesday, 14 September: It ended.",
                "14 September 2011",
            ),
            // It fits neither.
            (
                "2011: It began.\n\nFriday, 14 September: It ended.",
                "14 September 2011",
            ),
        ] {
            let source = Source {
                text: says.to_owned(),
                published: Some(jiff::civil::date(2025, 9, 18)),
                ..Source::default()
            };
            let hedges = HedgeTable::standard();
            let reading = Reading::new(&source, &hedges);
            let all = values(&source, &reading.sentences, &hedges).concat();
            let last = all.last().map(|m| crate::value::describe(&m.value));
            assert_eq!(last.as_deref(), Some(day), "{says}");
        }
    }

    proptest! {
        /// Whatever was read before, a sentence has the values that it has in its place.
        #[test]
        fn values_are_those_of_the_whole_text(
            says in prop::collection::vec(prop::sample::select(SAYS), 1..12),
            asked in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        ) {
            let source = Source {
                text: says.concat(),
                published: Some(jiff::civil::date(2025, 11, 26)),
                ..Source::default()
            };
            let hedges = HedgeTable::standard();
            let reading = Reading::new(&source, &hedges);
            let all = values(&source, &reading.sentences, &hedges);
            for sentence in asked.iter().map(|at| at.index(all.len())) {
                prop_assert_eq!(reading.values(sentence), all[sentence].as_slice());
            }
        }
    }
}
