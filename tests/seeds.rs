//! The report of the seeds, as an editor sees it and as programs read it.
//!
//! A change of a rule shows here, in words: look at it with `cargo insta review`.

mod common;

use common::printed;

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn report_as_text() {
    snapshot("peace-plan.text", &printed(&["check", "seeds/peace-plan"]));
}

#[test]
fn report_as_markdown() {
    let report = printed(&["check", "seeds/peace-plan", "--format", "markdown"]);
    snapshot("peace-plan.markdown", &report);
}

#[test]
fn report_as_json() {
    let report = printed(&["check", "seeds/peace-plan", "--format", "json"]);
    snapshot("peace-plan.json", &report);
}

#[test]
fn report_on_an_incident() {
    let report = printed(&["check", "seeds/ferry-landing"]);
    snapshot("ferry-landing.text", &report);
}
