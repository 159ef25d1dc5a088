//! Rule files: as written, then as understood.
//!
//! Nothing downstream of this module ever sees a rule that was not checked. A file is read
//! in three steps, each of which reports all the faults it finds: YAML to a tree that knows
//! its bytes (`node`), the tree to the file as written (`written`), and that to the
//! rules below (`understand`).

mod about;
mod bytes;
mod expression;
mod fault;
pub mod fold;
mod gloss;
mod index;
mod keyword;
mod lint;
mod list;
mod needs;
mod node;
mod order;
mod part;
mod pattern;
mod phrase;
mod probe;
mod program;
#[cfg(test)]
mod program_properties;
mod saying;
pub mod schema;
mod shadow;
mod sketch;
mod slot;
mod understand;
mod units;
mod unquoted;
mod unused;
mod words;
mod written;

pub use about::About;
pub use fault::did_you_mean;
pub use index::{Candidate, Index, Lookout};
pub use keyword::is_reason;
pub use lint::look_over;
pub use pattern::Pattern;
pub use probe::{Element, Lack, Probe};
pub use program::Match;
pub use sketch::Line;
pub use slot::{Group, Mark};
pub use understand::{read, same_id};
pub use units::Units;

use crate::problem::Place;
use crate::value::{self, Content, Kind, Value};
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// One rule file.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    pub id: String,
    pub title: Option<String>,
    /// The file as the user named it.
    pub path: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub hash: String,
    pub rules: Vec<Rule>,
}

/// One question, and the phrases that answer it.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    /// The id of the pack it stands in.
    pub pack: String,
    /// What its pack is about: a source that tells of something else is not asked.
    pub about: Option<Arc<About>>,
    /// Unique among all packs of a run.
    pub id: String,
    /// Bytes of the rule file at which the id stands.
    pub range: Range<usize>,
    /// The question, for people.
    pub ask: String,
    pub answer: Answer,
    pub severity: Severity,
    /// The facets it uses, in the order written.
    pub facets: Vec<Arc<Facet>>,
    /// What to take for a facet that nothing states, by facet.
    pub assume: BTreeMap<String, String>,
    /// Which way later figures move when the matter itself moves.
    pub evolves: Option<Evolves>,
    /// Where the speakers differ, a clash is one of positions.
    pub explains_speaker: bool,
    /// The question has several right answers: different ones never clash.
    pub many: bool,
    /// A smaller figure of a source that states a larger one is a part of that.
    pub parts: bool,
    /// What a source answers first is its answer, and others are told in passing.
    pub lead: bool,
    /// The rule that asks for the day on which that was which is asked for.
    pub day: Option<String>,
    /// What it asks for has happened: a day that could be either way is behind its source.
    pub past: bool,
    /// The source's title is read too.
    pub headlines: bool,
    pub phrases: Arc<Vec<Phrase>>,
    pub near: Arc<Near>,
    pub examples: Vec<Example>,
    /// It is not asked, and its examples are not tried.
    pub off: Option<Off>,
    /// What the slots of its phrases stand for.
    pub slots: Arc<slot::Slots>,
}

/// That a rule is not asked, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Off {
    /// The rule's id.
    pub rule: String,
    /// Words for people; never empty.
    pub reason: String,
    /// Where this is written.
    pub place: Place,
}

/// The kind of value a rule asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    #[default]
    Count,
    /// A number of things.
    Quantity(Units),
    /// The same where a thing named counts one and counts add up; names in the singular.
    Tally(Units),
    Money,
    Percent,
    Ordinal,
    Date,
    /// A date that says which days, to the week.
    Day,
    Duration,
    Name,
    /// The name of a person.
    Person,
    Choice(Vec<value::Choice>),
}

impl Answer {
    /// The kind of the values it accepts.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Count => Kind::Count,
            Self::Quantity(_) | Self::Tally(_) => Kind::Quantity,
            Self::Money => Kind::Money,
            Self::Percent => Kind::Percent,
            Self::Ordinal => Kind::Ordinal,
            Self::Date | Self::Day => Kind::Date,
            Self::Duration => Kind::Duration,
            Self::Name | Self::Person => Kind::Name,
            Self::Choice(_) => Kind::Choice,
        }
    }

    /// What counts things named; `None` where no name is given.
    fn tally<'a>(names: impl Iterator<Item = &'a str>) -> Option<Self> {
        let names = names.map(|name| value::singular(&fold::Folded::new(name).words()));
        Units::new(names.collect()).map(Self::Tally)
    }

    /// One of a rule's choices, as a value.
    pub fn choice(&self, is: &str) -> Option<Value> {
        let Self::Choice(choices) = self else {
            return None;
        };
        let choice = choices.iter().find(|c| c.is == is)?;
        Some(Value {
            kind: Kind::Choice,
            content: Content::Choice(choice.clone()),
            hedge: None,
        })
    }

    /// The kind of value, as a rule file writes it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Quantity(_) => "quantity",
            Self::Tally(_) => "tally",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Ordinal => "ordinal",
            Self::Date => "date",
            Self::Day => "day",
            Self::Duration => "duration",
            Self::Name => "name",
            Self::Person => "person",
            Self::Choice(_) => "choice",
        }
    }

    /// In words, with an article.
    fn describe(&self) -> &'static str {
        self.kind().describe()
    }
}

/// How much a divergence on this question matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Low,
    #[default]
    Medium,
    High,
}

/// Which way later figures move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evolves {
    Grows,
    Falls,
    Either,
}

/// What a claim can say about itself.
#[derive(Clone, Debug)]
pub struct Facet {
    pub name: String,
    pub across: Across,
    /// How far around the value its cues are looked for.
    pub scope: Scope,
    /// Finds the cues; each of its groups is one of the facet's values. `None` where no
    /// values are listed.
    pub cues: Option<Pattern>,
    /// What else is a value of the facet, besides those listed.
    pub open: Option<Open>,
}

/// What words that a rule file does not list are values of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// A name that a preposition makes a place.
    Place,
    /// A name that is no place, of two words or with a title.
    Person,
    /// The year of a date.
    Year,
}

impl Facet {
    /// Its listed values, in the order written.
    pub fn values(&self) -> Vec<&str> {
        let named = self.cues.iter().flat_map(Pattern::named);
        let listed = named.filter_map(|group| match group {
            Group::Facet { is, .. } => Some(&**is),
            _ => None,
        });
        listed.collect()
    }
}

/// The value of a separate facet that means all of it: the whole country, all in all. It
/// is compared with no part.
pub const WHOLE: &str = "whole";

/// The value of a separate facet that means something else each time: what a list of several events
/// tells of one of them. It is compared with nothing.
pub const APART: &str = "apart";

/// How a difference between two claims' values of a facet is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Across {
    /// Two states of one thing: the clash is a revision.
    Revision,
    /// Two parties: the clash is one of positions.
    Position,
    /// Two things: no clash at all.
    Separate,
}

/// How far around a value the cues of a facet are looked for; the phrase always counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    pub clause: bool,
    pub sentence: bool,
    pub paragraph: bool,
    pub title: bool,
    /// In other claims of the same figure in the source.
    pub figure: bool,
}

/// One way to say an answer.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// As written.
    pub says: String,
    /// Bytes of the rule file.
    pub range: Range<usize>,
    pub form: Form,
    pub value: Given,
    /// What it matches is denied.
    pub denies: bool,
    /// It stands only in a sentence where no other phrase of its rule does.
    pub fallback: bool,
    /// It stands only in a source where no other phrase of its rule does.
    pub alone: bool,
    /// It stands only in a title or a heading.
    pub headline: bool,
    /// Who is named is everybody, and not one of several.
    pub whole: bool,
    /// No figure of the source is larger: one that is gives way.
    pub most: bool,
    /// Facets that the phrase fixes.
    pub facets: BTreeMap<String, String>,
    pub near: Near,
}

/// What a phrase is matched with.
#[derive(Clone, Debug)]
pub enum Form {
    /// Against the folded sentence.
    Words(Box<Pattern>),
    /// Against the sentence as written; the group `value` holds the value.
    Regex(Regex),
}

/// Where a phrase's value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// From the text, at the phrase's slot.
    Captured,
    /// From the phrase: words that the recogniser reads on the source's day.
    Words(String),
    /// From the phrase: one of the rule's choices.
    Choice(value::Choice),
}

/// Words that must, or must not, stand near a match.
#[derive(Clone, Debug, Default)]
pub struct Near {
    pub near: Option<Pattern>,
    pub not_near: Option<Pattern>,
    pub within: Within,
    /// The words of `near`, as written.
    pub near_says: Vec<String>,
    /// The words of `not_near`, as written.
    pub not_near_says: Vec<String>,
}

/// Where words that must, or must not, stand near are looked for, the narrowest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Within {
    /// The words that the phrase matched, those in its gaps too.
    Phrase,
    /// Those and what stands around them, to the next comma, colon, dash or bracket.
    Clause,
    #[default]
    Sentence,
    Paragraph,
    /// The whole source and its title.
    Source,
}

/// A text, and what the rule must find in it.
#[derive(Clone, Debug)]
pub struct Example {
    pub text: String,
    /// Bytes of the rule file.
    pub range: Range<usize>,
    /// Values in the English that the recogniser reads, or choices.
    pub finds: Vec<String>,
    /// The day the text is read on.
    pub published: Option<jiff::civil::Date>,
}
