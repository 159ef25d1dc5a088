//! What is not a figure stays silent.

use variorum::value::{Context, HedgeTable, Kind, describe, recognise};

#[test]
fn labels_codes_clocks_and_scores_are_no_figures() {
    let hedges = HedgeTable::standard();
    let context = Context::new(jiff::civil::Date::new(2025, 11, 28).ok(), &hedges);
    let lines = include_str!("not_figures.txt").lines();
    let lines: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .collect();
    assert!(lines.len() >= 200, "{} lines", lines.len());
    let mut loud = Vec::new();
    for line in &lines {
        let figures: Vec<String> = recognise(line, &context)
            .iter()
            .filter(|m| !matches!(m.value.kind, Kind::Date | Kind::Duration))
            .map(|m| describe(&m.value))
            .collect();
        if !figures.is_empty() {
            loud.push(format!("{line} [{}]", figures.join("; ")));
        }
    }
    // Those that are not silent are shown where they are too many.
    let share = 100 * (lines.len() - loud.len()) / lines.len();
    assert!(share >= 98, "silent on {share} %:\n{}", loud.join("\n"));
}
