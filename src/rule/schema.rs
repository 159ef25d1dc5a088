//! The JSON Schema of rule files, by which editors complete and check them.
//!
//! Files are read through a tree of their own (`node`), so that all faults are found in one
//! run. These types say the shape of what that tree may hold, and nothing reads into them;
//! a test keeps their keys those of `written`.

use super::keyword::{ACROSS, ANSWERS, EVOLVES, EXPLAINS, FROM, OPEN, SEVERITY, WITHIN};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The schema, indented.
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(written_out));
    let schema = settings.into_generator().into_root_schema_for::<Pack>();
    // The alternate form of a JSON value is the indented one.
    format!("{:#}\n", schema.to_value())
}

/// A key may be left out, but not left empty.
fn written_out(schema: &mut Schema) {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for part in properties.into_iter().flat_map(|all| all.values_mut()) {
        if let Some(Value::Array(types)) = part.get_mut("type") {
            types.retain(|name| name != "null");
        }
        if let Some(Value::Array(names)) = part.get_mut("enum") {
            names.retain(|name| !name.is_null());
        }
        if let Some(Value::Array(parts)) = part.get_mut("anyOf") {
            parts.retain(|part| part["type"] != "null");
        }
    }
}

/// A pack: questions, and the phrases that answer them.
#[derive(Debug, JsonSchema)]
#[schemars(rename = "RuleFile", deny_unknown_fields)]
pub struct Pack {
    /// The pack's name.
    pub pack: Text,
    /// A title for people.
    pub title: Option<Text>,
    /// For people.
    pub note: Option<Value>,
    /// Words of which every source on the story has one; what is long and has none is not asked.
    pub about: Option<List<Text>>,
    /// Lists of words that phrases can name: `span: [bridge, viaduct]` is `{span}`.
    pub words: Option<BTreeMap<String, List<Text>>>,
    /// What a claim can say about itself: which edition, whose demand, which place.
    pub facets: Option<BTreeMap<String, Facet>>,
    /// The questions.
    #[schemars(length(min = 1))]
    pub rules: Vec<Rule>,
}

/// Words. What YAML takes for a number or a truth value is words too.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum Text {
    Words(#[schemars(length(min = 1))] String),
    Figure(f64),
    Truth(bool),
}

/// One or several.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum List<T> {
    One(T),
    Several(Vec<T>),
}

/// What a claim can say about itself. Every key but `across`, `is` and `from` is a value of
/// the facet, with its cues.
#[derive(Debug, JsonSchema)]
pub struct Facet {
    /// How a difference is to be read: `revision` (two states of one thing), `position` (two
    /// parties), `separate` (two things, which never meet).
    pub across: Across,
    /// What else is a value, besides those listed.
    pub is: Option<Open>,
    /// Where its cues are looked for besides the phrase.
    pub from: Option<List<From>>,
    /// A value with the words by which it is known.
    #[schemars(flatten)]
    pub values: BTreeMap<String, List<Text>>,
}

/// A question, and the phrases that answer it.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rule {
    /// Unique among all packs of a run.
    pub id: Text,
    /// The question, for people.
    pub ask: Text,
    /// The kind of value that answers it.
    pub value: Answer,
    /// The question has several right answers, and different ones never clash.
    pub many: Option<bool>,
    /// A smaller figure of a source that states a larger one is a part of that; who is named
    /// and not counted is a part of any.
    pub parts: Option<bool>,
    /// What a source answers first is its answer; what it answers later and otherwise is told
    /// in passing, and compared with nothing.
    pub lead: Option<bool>,
    /// The id of the rule that asks for the day: figures of other days are not compared.
    pub day: Option<Text>,
    /// What it asks for has happened: a weekday, and a day without its year, lie before the source.
    pub past: Option<bool>,
    /// The source's title is read too.
    pub headlines: Option<bool>,
    /// How much a divergence matters.
    pub severity: Option<Severity>,
    /// The facets that this rule uses.
    pub facets: Option<List<Text>>,
    /// What to take for a facet that nothing states.
    pub assume: Option<BTreeMap<String, Text>>,
    /// Which way later figures may move.
    pub evolves: Option<Evolves>,
    /// What besides facets makes a clash one of positions.
    pub explains: Option<List<Explains>>,
    /// The ways in which a text answers.
    #[schemars(length(min = 1))]
    pub phrases: Vec<Phrase>,
    /// One of these must stand near.
    pub near: Option<List<Text>>,
    /// None of these may stand near.
    pub not_near: Option<List<Text>>,
    /// Where `near` and `not-near` are looked for.
    #[schemars(rename = "in")]
    pub within: Option<Within>,
    /// Texts, and what the rule must find in them.
    pub examples: Option<Vec<Example>>,
    /// Why the rule is not asked. Without this key it is.
    #[schemars(length(min = 1))]
    pub off: Option<String>,
    /// For people.
    pub note: Option<Value>,
}

/// The kind of value a rule asks for.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum Answer {
    Kind(Kind),
    Of(Of),
}

/// The kinds of value that say more about themselves.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum Of {
    /// A number of things: names of the unit, the first its own.
    Quantity(Units),
    /// The same, where a thing that is named counts one and counts add up.
    Tally(Units),
    /// One of these.
    Choice(Choices),
}

/// What is counted.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum Units {
    One(Text),
    Several(#[schemars(length(min = 1))] Vec<Text>),
}

/// The choices of a rule.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum Choices {
    Names(List<Text>),
    /// Each with those that it fits.
    Fitting(BTreeMap<String, Option<Choice>>),
}

/// One choice.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Choice {
    /// The choices that do not exclude this one.
    pub fits: Option<List<Text>>,
}

/// One way to say an answer.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum Phrase {
    Words(Text),
    Full(Full),
}

/// A phrase that fixes or demands something. Every other key is a facet that it fixes.
#[derive(Debug, JsonSchema)]
#[schemars(
    rename_all = "kebab-case",
    extend("oneOf" = [{ "required": ["say"] }, { "required": ["regex"] }])
)]
pub struct Full {
    /// The words: `{slot}`, `[optional]`, `(one|other)`, `...`, `word*`.
    pub say: Option<Text>,
    /// A regular expression on the sentence as written, in place of words.
    pub regex: Option<Text>,
    /// The value that it gives.
    pub value: Option<Text>,
    /// What it matches is denied.
    pub denies: Option<bool>,
    /// It stands only in a sentence where no other phrase of its rule does.
    pub fallback: Option<bool>,
    /// It stands only in a source where no other phrase of its rule does.
    pub alone: Option<bool>,
    /// It stands only in a title or a heading.
    pub headline: Option<bool>,
    /// Who is named is everybody: in a rule with `parts`, no part of a larger figure.
    pub whole: Option<bool>,
    /// No figure of its source is larger: one that is gives way to it.
    pub most: Option<bool>,
    /// One of these must stand near.
    pub near: Option<List<Text>>,
    /// None of these may stand near.
    pub not_near: Option<List<Text>>,
    /// Where `near` and `not-near` are looked for.
    #[schemars(rename = "in")]
    pub within: Option<Within>,
    /// A facet that it fixes.
    #[schemars(flatten)]
    pub facets: BTreeMap<String, Text>,
}

/// A text, and what the rule must find in it.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Example {
    /// A sentence or several.
    pub text: Text,
    /// Values as a text would write them, or choices; `[]` for nothing.
    pub finds: List<Text>,
    /// The day on which "today" is read, as 2025-11-26.
    #[schemars(regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub published: Option<String>,
}

/// Words of a closed set, which is the reader's own.
macro_rules! keywords {
    ($($name:ident from $set:ident: $what:literal)*) => {$(
        #[doc = $what]
        #[derive(Debug)]
        pub struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let names: Vec<&str> = $set.iter().map(|(name, _)| *name).collect();
                json_schema!({ "type": "string", "enum": names })
            }
        }
    )*};
}

keywords! {
    Across from ACROSS: "How a difference is to be read."
    Open from OPEN: "What else is a value of a facet."
    From from FROM: "Where cues are looked for."
    Severity from SEVERITY: "How much a divergence matters."
    Evolves from EVOLVES: "Which way later figures move."
    Explains from EXPLAINS: "What besides facets can explain a clash."
    Within from WITHIN: "Where words that stand near are looked for."
    Kind from ANSWERS: "A kind of value without more ado."
}

#[cfg(test)]
mod tests {
    use super::super::written::{
        CHOICE_KEYS, EXAMPLE_KEYS, FACET_KEYS, MAPPED, PACK_KEYS, PHRASE_KEYS, RULE_KEYS,
    };
    use std::collections::BTreeSet;

    #[test]
    fn the_reader_and_the_schema_know_the_same_keys() {
        let schema: serde_json::Value = serde_json::from_str(&super::schema()).unwrap();
        let keys = |part: &serde_json::Value| -> BTreeSet<String> {
            let properties = part["properties"].as_object().unwrap();
            properties.keys().cloned().collect()
        };
        let own = |known: &[&str]| known.iter().map(|&key| key.to_owned()).collect();
        let parts = [
            ("Facet", &FACET_KEYS[..]),
            ("Rule", &RULE_KEYS),
            ("Choice", &CHOICE_KEYS),
            ("Full", &PHRASE_KEYS),
            ("Example", &EXAMPLE_KEYS),
        ];
        assert_eq!(keys(&schema), own(&PACK_KEYS));
        for (part, known) in parts {
            assert_eq!(keys(&schema["$defs"][part]), own(known), "{part}");
        }
        let mappings = schema["$defs"]["Of"]["oneOf"].as_array().unwrap();
        let mapped: BTreeSet<String> = mappings.iter().flat_map(keys).collect();
        assert_eq!(mapped, own(&MAPPED));
    }
}
