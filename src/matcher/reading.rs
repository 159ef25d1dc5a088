//! One source, read once for all rules.

use super::attribution::quotation::{Quotation, quotations};
use super::attribution::{Attribution, attributions};
use super::speaker::{full_name, surname};
use crate::rule::fold::Folded;
use crate::rule::{Facet, Pattern, Rule};
use crate::source::Source;
use crate::source::sentence::{Sentence, sentences};
use crate::value::date::Told;
use crate::value::name::names;
use crate::value::{Content, Context, HedgeTable, Mention, recognise};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
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
    pub folded: Vec<Folded>,
    pub title: Option<Folded>,
    values: OnceCell<Vec<Vec<Mention>>>,
    names: Vec<OnceCell<Vec<Mention>>>,
    attributions: Vec<OnceCell<Vec<Attribution>>>,
    quotations: OnceCell<Vec<Quotation>>,
    surnames: OnceCell<BTreeSet<String>>,
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
        let mut sentences = sentences(source.file(), source.body);
        let paragraph = sentences.last().map_or(0, |last| last.paragraph + 1);
        sentences.extend(source.headline.map(|start| Sentence {
            start,
            end: source.text.len(),
            paragraph,
            heading: true,
        }));
        let folded = sentences
            .iter()
            .map(|s| Folded::new(&source.text[s.start..s.end]))
            .collect();
        Self {
            source,
            hedges,
            folded,
            title: source.title.as_deref().map(Folded::new),
            values: OnceCell::new(),
            names: sentences.iter().map(|_| OnceCell::new()).collect(),
            attributions: sentences.iter().map(|_| OnceCell::new()).collect(),
            quotations: OnceCell::new(),
            surnames: OnceCell::new(),
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

    /// Whether a rule reads a sentence: the title behind the prose is for those that ask.
    pub fn is_for(&self, sentence: usize, rule: &Rule) -> bool {
        rule.headlines || !self.source.in_headline(self.sentences[sentence].start)
    }

    /// Whether a sentence is a heading, or the source's title.
    pub fn is_heading(&self, sentence: usize) -> bool {
        let title = self.title.as_ref();
        self.sentences[sentence].heading
            || title.is_some_and(|title| title.text == self.folded[sentence].text)
    }

    /// The values in a sentence, names apart.
    pub fn values(&self, sentence: usize) -> &[Mention] {
        let all = || values(self.source, &self.sentences, self.hedges);
        &self.values.get_or_init(all)[sentence]
    }

    /// The names in a sentence.
    pub fn names(&self, sentence: usize) -> &[Mention] {
        self.names[sentence].get_or_init(|| names(self.text(sentence)))
    }

    /// On whose word a sentence has what it says.
    pub fn attributions(&self, sentence: usize) -> &[Attribution] {
        let find = || {
            let text = self.text(sentence);
            attributions(text, &self.folded[sentence], self.names(sentence))
        };
        self.attributions[sentence].get_or_init(find)
    }

    /// The quotations of the source.
    pub fn quotations(&self) -> &[Quotation] {
        let find = || quotations(&self.source.text, &self.sentences);
        self.quotations.get_or_init(find)
    }

    /// The surnames of the people whom the source names in full.
    pub fn surnames(&self) -> &BTreeSet<String> {
        self.surnames.get_or_init(|| {
            let names = (0..self.sentences.len()).flat_map(|n| self.names(n));
            let full = names.filter(|name| full_name(name));
            full.map(|name| surname(name).to_owned()).collect()
        })
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
        let mut texts = self.folded.iter().chain(&self.title);
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

    /// All sentences of a sentence's paragraph.
    pub fn paragraph(&self, sentence: usize) -> Range<usize> {
        let paragraph = self.sentences[sentence].paragraph;
        let start = self.sentences.partition_point(|s| s.paragraph < paragraph);
        let end = self.sentences.partition_point(|s| s.paragraph <= paragraph);
        start..end
    }
}

/// The values of each sentence, names apart, in bytes of the sentence.
///
/// All at once, because a date without a year has that of the sentences before.
pub fn values(source: &Source, sentences: &[Sentence], hedges: &HedgeTable) -> Vec<Vec<Mention>> {
    let mut told = Told::default();
    let mut paragraph = 0;
    let each = |place: &Sentence| {
        if place.paragraph != paragraph {
            paragraph = place.paragraph;
            told = told.in_next_paragraph();
        }
        let text = &source.text[place.start..place.end];
        let context = Context {
            day: source.published,
            told,
            hedges,
        };
        let found = recognise(text, &context);
        for date in &found {
            if let Content::Days(days) = &date.value.content {
                told = told.after(&text[date.figure.clone()], &days.extent, source.published);
            }
        }
        found
    };
    sentences.iter().map(each).collect()
}
