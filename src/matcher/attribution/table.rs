//! The words that say who speaks and who wants: a table that a person can read.

use crate::value::{plural, singular};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The table that Variorum ships.
pub static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::parse(include_str!("cues.yaml")).unwrap_or_default());

/// Words of saying and wanting, by each of their forms.
#[derive(Debug, Default)]
pub struct Table {
    verbs: FxHashMap<String, Vec<Verb>>,
    /// In both numbers.
    nouns: FxHashMap<String, Noun>,
    /// In the singular.
    people: BTreeSet<String>,
}

/// What a noun makes of whose it is.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    pub frame: Frame,
    pub stance: Stance,
}

/// How the subject stands to what follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    #[default]
    For,
    /// It says that it is not so.
    Denies,
    /// It wants it not.
    Against,
}

/// One form of a verb, in one of its senses.
#[derive(Clone, Debug)]
pub struct Verb {
    pub form: Form,
    pub frame: Frame,
    pub stance: Stance,
    /// The subject may follow.
    pub inverts: bool,
    /// One of these must follow at once; none for no such need.
    pub next: Vec<String>,
    /// One of these must follow before the next comma; none for no such need.
    pub later: Vec<String>,
    /// The form is a noun as well.
    pub noun_like: bool,
    /// "Would" must stand before it.
    pub would: bool,
    /// What is said is its object alone.
    pub object: bool,
    /// Its object is who listens.
    pub hears: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Base,
    Present,
    Past,
    Ing,
}

/// What a word makes of its subject; `cues.yaml` says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frame {
    Says,
    Reports,
    Aside,
    Cites,
    Speaks,
    Wants,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Row {
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    people: Vec<String>,
    frame: Option<Frame>,
    #[serde(default)]
    inverts: bool,
    #[serde(default)]
    next: Vec<String>,
    #[serde(default)]
    later: Vec<String>,
    #[serde(default)]
    noun_like: bool,
    #[serde(default)]
    would: bool,
    #[serde(default)]
    object: bool,
    #[serde(default)]
    hears: bool,
    #[serde(default)]
    stance: Stance,
    /// The reason, for people; a row without one is a fault.
    #[serde(rename = "why")]
    _why: String,
}

impl Table {
    pub fn parse(yaml: &str) -> Result<Self, String> {
        let rows: Vec<Row> = serde_yaml::from_str(yaml).map_err(|e| e.to_string())?;
        let mut table = Self::default();
        for row in rows {
            table.people.extend(row.people.iter().cloned());
            let Some(frame) = row.frame else { continue };
            for noun in &row.nouns {
                let stance = row.stance;
                let means = Noun { frame, stance };
                table.nouns.insert(noun.clone(), means);
                table.nouns.insert(plural(noun), means);
            }
            for written in &row.verbs {
                for (form, word) in forms(written) {
                    let verb = Verb {
                        form,
                        frame,
                        stance: row.stance,
                        inverts: row.inverts,
                        next: row.next.clone(),
                        later: row.later.clone(),
                        noun_like: row.noun_like,
                        would: row.would,
                        object: row.object,
                        hears: row.hears,
                    };
                    table.verbs.entry(word).or_default().push(verb);
                }
            }
        }
        Ok(table)
    }

    /// The senses of a word as a verb of saying or wanting.
    pub fn verbs(&self, word: &str) -> &[Verb] {
        self.verbs.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether a word is a form of a verb that denies.
    pub fn denies(&self, word: &str) -> bool {
        self.verbs(word).iter().any(|v| v.stance == Stance::Denies)
    }

    pub fn noun(&self, word: &str) -> Option<Noun> {
        self.nouns.get(word).copied()
    }

    /// Whether a noun, in either number, is one of those who can speak.
    pub fn speaks(&self, noun: &str) -> bool {
        let noun = noun.strip_suffix("'s").unwrap_or(noun);
        self.people.contains(noun) || self.people.contains(&singular(noun))
    }
}

/// The forms of a verb: "announce", or "say said" where the past is irregular.
pub fn forms(written: &str) -> Vec<(Form, String)> {
    let (base, past) = match written.split_once(' ') {
        Some((base, past)) => (base, Some(past)),
        None => (written, None),
    };
    let ied = base
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'o']));
    let mute = base.strip_suffix('e');
    let present = match ied {
        Some(stem) => format!("{stem}ies"),
        None if base.ends_with(['s', 'x']) || base.ends_with("sh") || base.ends_with("ch") => {
            format!("{base}es")
        }
        None => format!("{base}s"),
    };
    let regular = match (ied, mute) {
        (Some(stem), _) => format!("{stem}ied"),
        (None, Some(_)) => format!("{base}d"),
        (None, None) => format!("{base}ed"),
    };
    let ing = match past.and_then(|past| past.strip_suffix("ed")) {
        Some(stem) => format!("{stem}ing"),
        None if past == Some(base) => {
            format!("{base}{}ing", base.chars().last().unwrap_or_default())
        }
        None if base.ends_with("ee") => format!("{base}ing"),
        None => format!("{}ing", mute.unwrap_or(base)),
    };
    vec![
        (Form::Base, base.to_owned()),
        (Form::Present, present),
        (Form::Past, past.map_or(regular, str::to_owned)),
        (Form::Ing, ing),
    ]
}
