//! A rule file as written: its shape is right, its meaning is not yet checked.

use super::fault::{Faults, Fields, doubled, list, words};
use super::node::{Body, Node, Words};
use super::phrase::{self, Sequence};
use rayon::prelude::*;
use std::sync::{Arc, OnceLock};

/// A rule file.
pub struct Pack {
    pub id: Option<Words>,
    pub title: Option<Words>,
    /// Words of which every source on its story has one.
    pub about: Vec<Words>,
    /// Lists that phrases can name.
    pub words: Vec<(Words, Vec<Words>)>,
    pub facets: Vec<Facet>,
    pub rules: Vec<Rule>,
}

/// What a claim can say about itself.
pub struct Facet {
    pub name: Words,
    pub across: Option<Words>,
    pub is: Option<Words>,
    pub from: Vec<Words>,
    /// Each value with its cues.
    pub values: Vec<(Words, Vec<Words>)>,
}

/// A question and the phrases that answer it.
pub struct Rule {
    /// Empty where it has none, which is reported.
    pub id: Words,
    pub ask: Option<Words>,
    pub value: Option<Answer>,
    /// The word `many`, where it is set.
    pub many: Option<Words>,
    /// The word `parts`, where it is set.
    pub parts: Option<Words>,
    /// The word `lead`, where it is set.
    pub lead: Option<Words>,
    /// The id of the rule that asks for the day.
    pub day: Option<Words>,
    /// The word `past`, where it is set.
    pub past: Option<Words>,
    /// The word `headlines`, where it is set.
    pub headlines: Option<Words>,
    pub severity: Option<Words>,
    pub facets: Vec<Words>,
    pub assume: Vec<(Words, Words)>,
    pub evolves: Option<Words>,
    pub explains: Vec<Words>,
    pub phrases: Vec<Phrase>,
    pub near: Near,
    pub examples: Vec<Example>,
    /// Why it is not asked.
    pub off: Option<Words>,
    /// Its shape has no fault.
    pub sound: bool,
}

/// The kind of value a rule asks for.
pub enum Answer {
    Kind(Words),
    /// Names of the unit, the first its own.
    Quantity(Vec<Words>),
    Tally(Vec<Words>),
    /// Each choice with those that it fits.
    Choice(Vec<(Words, Vec<Words>)>),
}

/// The elements of a phrase, or what is wrong with it.
pub type Read = Result<Arc<Sequence>, phrase::Fault>;

/// One way to say an answer.
pub struct Phrase {
    pub say: Words,
    /// `say` is a regular expression.
    pub regex: bool,
    elements: OnceLock<Read>,
    pub value: Option<Words>,
    /// What it matches is denied.
    pub denies: bool,
    /// It stands only where no other phrase of its rule does.
    pub fallback: bool,
    /// It stands only in a source where no other phrase of its rule does.
    pub alone: bool,
    /// It stands only in a title or a heading.
    pub headline: bool,
    /// Who is named is everybody, and not one of several.
    pub whole: bool,
    /// No figure of the source is larger.
    pub most: bool,
    /// Facets that the phrase fixes.
    pub facets: Vec<(Words, Words)>,
    pub near: Near,
}

impl Phrase {
    /// What a phrase says, element by element, read once.
    pub fn elements(&self) -> &Read {
        let read = || phrase::parse(&self.say.text).map(Arc::new);
        self.elements.get_or_init(read)
    }
}

/// Words that must, or must not, stand near.
#[derive(Default)]
pub struct Near {
    pub near: Vec<Words>,
    pub not_near: Vec<Words>,
    pub within: Option<Words>,
}

/// A text and what the rule must find in it.
pub struct Example {
    pub text: Words,
    pub finds: Vec<Words>,
    pub published: Option<Words>,
}

/// The keys of a rule file.
pub const PACK_KEYS: [&str; 7] = ["pack", "title", "note", "about", "words", "facets", "rules"];

/// The keys of a facet that are not its values.
pub const FACET_KEYS: [&str; 3] = ["across", "is", "from"];

/// The keys of a rule.
pub const RULE_KEYS: [&str; 21] = [
    "id",
    "ask",
    "value",
    "many",
    "parts",
    "lead",
    "day",
    "past",
    "headlines",
    "severity",
    "facets",
    "assume",
    "evolves",
    "explains",
    "phrases",
    "near",
    "not-near",
    "in",
    "examples",
    "note",
    "off",
];

/// Reads a whole file.
pub fn pack(node: &Node, faults: &mut Faults) -> Option<Pack> {
    if !matches!(node.body, Body::Map(_)) {
        let message = format!("this is no rule file: it holds {}", node.what());
        let cure = "write `pack:` with its name and `rules:` with a list of rules";
        faults.error(&node.range, message, cure);
        return None;
    }
    let fields = Fields::read(node, "a rule file", &PACK_KEYS, faults)?;
    let cure = "name the pack: `pack: my-story`";
    let id = fields.required("pack", "the file", cure, faults);
    let mut pack = Pack {
        id,
        title: fields.words("title", faults),
        about: Vec::new(),
        words: Vec::new(),
        facets: Vec::new(),
        rules: Vec::new(),
    };
    if let Some(node) = fields.get("about") {
        pack.about = list(node, "`about`", faults);
    }
    for (name, node) in entries(fields.get("words"), "`words`", faults) {
        pack.words
            .push((name.clone(), list(node, "a list of words", faults)));
    }
    for (name, node) in entries(fields.get("facets"), "`facets`", faults) {
        pack.facets.extend(facet(name, node, faults));
    }
    match fields.get("rules").map(|n| (n, &n.body)) {
        Some((node, Body::List(rules))) if rules.is_empty() => {
            faults.error(&node.range, "`rules` is empty", "write at least one rule");
        }
        Some((_, Body::List(rules))) => {
            // Long files have many, and none depends on another.
            let each = rules.par_iter().with_max_len(1).map(|node| {
                let mut own = faults.apart();
                (rule(node, &mut own), own)
            });
            let each: Vec<_> = each.collect();
            for (rule, own) in each {
                faults.extend(own);
                pack.rules.extend(rule);
            }
        }
        Some((node, _)) => faults.unfit(node, "`rules`", "a list of rules"),
        None if !fields.lacks("rules") => {}
        None => {
            let cure = "add `rules:` with a list of rules";
            faults.error(&fields.range, "the file has no `rules`", cure);
        }
    }
    Some(pack)
}

/// The entries of a mapping with keys of the author's choice.
fn entries<'n>(node: Option<&'n Node>, owner: &str, faults: &mut Faults) -> &'n [(Words, Node)] {
    match node.map(|n| (n, &n.body)) {
        Some((_, Body::Map(entries))) => {
            doubled(entries, owner, faults);
            entries
        }
        Some((node, _)) => {
            faults.unfit(node, owner, "a mapping");
            &[]
        }
        None => &[],
    }
}

fn facet(name: &Words, node: &Node, faults: &mut Faults) -> Option<Facet> {
    let owner = format!("facet `{}`", name.text);
    let fields = Fields::open(node, &owner, faults)?;
    let across = fields.words("across", faults);
    if across.is_none() {
        let cure = "add `across: revision`, `position` or `separate`";
        faults.error(&name.range, format!("{owner} has no `across`"), cure);
    }
    let is = fields.words("is", faults);
    let from = fields.list("from", faults);
    let values = fields.besides(&FACET_KEYS).map(|(value, node)| {
        let owner = format!("the cues of `{}`", value.text);
        (value.clone(), list(node, &owner, faults))
    });
    Some(Facet {
        name: name.clone(),
        across,
        is,
        from,
        values: values.collect(),
    })
}

fn rule(node: &Node, faults: &mut Faults) -> Option<Rule> {
    let before = faults.count();
    let fields = Fields::read(node, "a rule", &RULE_KEYS, faults)?;
    let id = fields.required("id", "a rule", "name it: `id: bridge-length`", faults);
    // The rest is read all the same, so that its faults are found in the same run.
    let id = id.unwrap_or_else(|| Words {
        text: String::new(),
        range: fields.range.clone(),
    });
    let owner = match id.text.as_str() {
        "" => "a rule".to_owned(),
        id => format!("rule `{id}`"),
    };
    let cure = "write the question that the rule answers";
    let ask = fields.required("ask", &owner, cure, faults);
    let value = match fields.get("value") {
        Some(node) => answer(node, faults),
        None if !fields.lacks("value") => None,
        None => {
            let cure = "say which kind of value it asks for, such as `value: count`";
            faults.error(&id.range, format!("{owner} has no `value`"), cure);
            None
        }
    };
    let many = flag("many", &fields, faults);
    let parts = flag("parts", &fields, faults);
    let lead = flag("lead", &fields, faults);
    let past = flag("past", &fields, faults);
    let headlines = flag("headlines", &fields, faults);
    let mut phrases = Vec::new();
    match fields.get("phrases").map(|n| (n, &n.body)) {
        Some((node, Body::List(nodes))) if nodes.is_empty() => {
            faults.error(&node.range, "`phrases` is empty", "write at least one");
        }
        Some((_, Body::List(nodes))) => {
            phrases.extend(nodes.iter().filter_map(|n| phrase(n, faults)));
        }
        Some((node, _)) => faults.unfit(node, "`phrases`", "a list of phrases"),
        None if !fields.lacks("phrases") => {}
        None => {
            let cure = "add `phrases:` with the ways in which a text answers";
            faults.error(&id.range, format!("{owner} has no `phrases`"), cure);
        }
    }
    let mut examples = Vec::new();
    match fields.get("examples").map(|n| (n, &n.body)) {
        Some((_, Body::List(nodes))) => {
            examples.extend(nodes.iter().filter_map(|n| example(n, faults)));
        }
        Some((node, _)) => faults.unfit(node, "`examples`", "a list of examples"),
        None => {}
    }
    let mut assume = Vec::new();
    for (name, node) in entries(fields.get("assume"), "`assume`", faults) {
        assume.extend(words(node, "an assumed value", faults).map(|is| (name.clone(), is)));
    }
    let mut rule = Rule {
        ask,
        value,
        many,
        parts,
        lead,
        day: fields.words("day", faults),
        past,
        headlines,
        severity: fields.words("severity", faults),
        facets: fields.list("facets", faults),
        assume,
        evolves: fields.words("evolves", faults),
        explains: fields.list("explains", faults),
        phrases,
        near: near(&fields, faults),
        examples,
        off: fields.reason(&owner, faults),
        id,
        sound: true,
    };
    rule.sound = !faults.any_error_since(before);
    Some(rule)
}

/// The words of a key that is `true`.
fn flag(key: &str, fields: &Fields, faults: &mut Faults) -> Option<Words> {
    let words = fields.words(key, faults)?;
    if !["true", "false"].contains(&words.text.as_str()) {
        let what = format!("value of `{key}`");
        faults.unknown(&words.text, &words.range, &what, &["true", "false"]);
    }
    (words.text == "true").then_some(words)
}

fn near(fields: &Fields, faults: &mut Faults) -> Near {
    Near {
        near: fields.list("near", faults),
        not_near: fields.list("not-near", faults),
        within: fields.words("in", faults),
    }
}

fn answer(node: &Node, faults: &mut Faults) -> Option<Answer> {
    if let Body::Text(_) = node.body {
        return words(node, "`value`", faults).map(Answer::Kind);
    }
    let fields = Fields::read(node, "`value`", &MAPPED, faults)?;
    let kinds = MAPPED.map(|kind| fields.get(kind));
    let choice = match kinds {
        [Some(unit), None, None] => return Some(Answer::Quantity(units(unit, "quantity", faults))),
        [None, Some(unit), None] => return Some(Answer::Tally(units(unit, "tally", faults))),
        [None, None, Some(choice)] => choice,
        _ => {
            let cure = "write `quantity: [unit]`, `tally: [unit]` or `choice: [one, other]`";
            faults.error(&node.range, "`value` should say one kind of value", cure);
            return None;
        }
    };
    let Body::Map(choices) = &choice.body else {
        let choices = list(choice, "`choice`", faults);
        for (n, again) in choices.iter().enumerate() {
            if choices[..n].iter().any(|c| c.text == again.text) {
                let message = format!("the choice `{}` stands twice", again.text);
                faults.error(&again.range, message, "remove one");
            }
        }
        return Some(Answer::Choice(
            choices.into_iter().map(|c| (c, Vec::new())).collect(),
        ));
    };
    doubled(choices, "`choice`", faults);
    let mut answers = Vec::new();
    for (name, node) in choices {
        let fits = match &node.body {
            Body::Empty => Vec::new(),
            _ => Fields::read(node, "a choice", &CHOICE_KEYS, faults)
                .map_or_else(Vec::new, |fields| fields.list("fits", faults)),
        };
        answers.push((name.clone(), fits));
    }
    Some(Answer::Choice(answers))
}

/// What is counted.
fn units(node: &Node, kind: &str, faults: &mut Faults) -> Vec<Words> {
    let units = list(node, &format!("`{kind}`"), faults);
    if units.is_empty() {
        let message = format!("`{kind}` names no unit");
        faults.error(&node.range, message, "name what is counted");
    }
    units
}

/// The kinds of value that are written as mappings.
pub const MAPPED: [&str; 3] = ["quantity", "tally", "choice"];

/// The keys of a choice.
pub const CHOICE_KEYS: [&str; 1] = ["fits"];

/// The keys of an example.
pub const EXAMPLE_KEYS: [&str; 3] = ["text", "finds", "published"];

/// The keys of a phrase that are not facets.
pub const PHRASE_KEYS: [&str; 12] = [
    "say", "regex", "value", "denies", "fallback", "alone", "headline", "whole", "most", "near",
    "not-near", "in",
];

fn phrase(node: &Node, faults: &mut Faults) -> Option<Phrase> {
    let Body::Map(_) = &node.body else {
        return words(node, "a phrase", faults).map(|say| Phrase {
            say,
            regex: false,
            elements: OnceLock::new(),
            value: None,
            denies: false,
            fallback: false,
            alone: false,
            headline: false,
            whole: false,
            most: false,
            facets: Vec::new(),
            near: Near::default(),
        });
    };
    let fields = Fields::open(node, "a phrase", faults)?;
    let regex = fields.words("regex", faults);
    let is_regex = regex.is_some();
    let say = match (fields.get("say"), regex) {
        (Some(node), Some(_)) => {
            let message = "a phrase has both `say` and `regex`";
            faults.error(&node.range, message, "make it two phrases");
            return None;
        }
        (None, Some(regex)) => regex,
        _ => fields.required("say", "a phrase", "write its words: `say: …`", faults)?,
    };
    let mut facets = Vec::new();
    for (key, node) in fields.besides(&PHRASE_KEYS) {
        facets.extend(words(node, &format!("`{}`", key.text), faults).map(|is| (key.clone(), is)));
    }
    Some(Phrase {
        say,
        regex: is_regex,
        elements: OnceLock::new(),
        value: fields.words("value", faults),
        denies: flag("denies", &fields, faults).is_some(),
        fallback: flag("fallback", &fields, faults).is_some(),
        alone: flag("alone", &fields, faults).is_some(),
        headline: flag("headline", &fields, faults).is_some(),
        whole: flag("whole", &fields, faults).is_some(),
        most: flag("most", &fields, faults).is_some(),
        facets,
        near: near(&fields, faults),
    })
}

fn example(node: &Node, faults: &mut Faults) -> Option<Example> {
    let fields = Fields::read(node, "an example", &EXAMPLE_KEYS, faults)?;
    let text = fields.required(
        "text",
        "an example",
        "write the sentence: `text: …`",
        faults,
    )?;
    if fields.lacks("finds") {
        let cure = "say what the rule finds in it; `finds: []` for nothing";
        faults.error(&text.range, "an example has no `finds`", cure);
    }
    Some(Example {
        text,
        finds: fields.list("finds", faults),
        published: fields.words("published", faults),
    })
}
