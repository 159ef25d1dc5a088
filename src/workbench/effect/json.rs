//! An effect as data, for programs.

use super::Effect;
use serde::Serialize;

/// The version of the form. It grows when a field changes its meaning or disappears.
const SCHEMA: u32 = 1;

#[derive(Debug, Serialize)]
struct Document<'a> {
    variorum: &'static str,
    schema: u32,
    #[serde(flatten)]
    effect: &'a Effect,
}

/// One indented object.
pub fn json(effect: &Effect) -> String {
    let document = Document {
        variorum: env!("CARGO_PKG_VERSION"),
        schema: SCHEMA,
        effect,
    };
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}
