//! The examples of `docs/rules.md` come out as the page says, and no feature of the language
//! is without one.
//!
//! An example is a `yaml` block and the tables or the `text` block below it. A table beginning
//! with "in a text" has what is found, one with "one source" how two sources stand to each
//! other: the kind of what comes of it, and after a colon words of the report. A `text` block
//! has what `variorum rules check` says of the rules.

#[path = "common/claims.rs"]
mod claims;

use claims::told;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use variorum::comparator::compare;
use variorum::matcher::{self, example};
use variorum::report::{Report, fault, style::Style, text};
use variorum::rule::{self, Pack, Rule, schema};
use variorum::source::Source;
use variorum::value::HedgeTable;

/// The days on which two sources that are compared came out.
const DAYS: [&str; 2] = ["2026-05-11", "2026-05-12"];

/// One example of the page.
#[derive(Default)]
struct Example {
    heading: String,
    /// A whole rule file.
    file: String,
    /// Each row with the head of its table.
    rows: Vec<(String, Vec<String>)>,
    /// What is said of the rules.
    faults: Option<String>,
}

fn examples() -> Vec<Example> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let page = std::fs::read_to_string(page).unwrap();
    let (mut examples, mut heading, mut head) = (Vec::<Example>::new(), "", None);
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        match line {
            "```yaml" | "```text" => {
                let block: Vec<&str> = lines.by_ref().take_while(|l| *l != "```").collect();
                match line {
                    "```yaml" => examples.push(Example {
                        heading: heading.to_owned(),
                        file: whole(&block),
                        ..Example::default()
                    }),
                    _ => examples.last_mut().unwrap().faults = Some(block.join("\n")),
                }
            }
            _ if line.starts_with('#') => heading = line,
            _ if line.starts_with('|') => match head {
                _ if line.starts_with("|---") => {}
                None => head = Some(line.to_owned()),
                Some(ref head) => {
                    let cells = line.trim_matches('|').split('|');
                    let cells = cells.map(|cell| cell.trim().to_owned()).collect();
                    examples
                        .last_mut()
                        .unwrap()
                        .rows
                        .push((head.clone(), cells));
                }
            },
            _ => head = None,
        }
    }
    examples
}

/// A rule file, also of rules that stand alone.
fn whole(block: &[&str]) -> String {
    let text = match block[0].starts_with("- ") {
        true => format!("pack: example\nrules:\n  {}", block.join("\n  ")),
        false => block.join("\n"),
    };
    text + "\n"
}

/// The pack of an example, and what is wrong with it. That it has no examples is not: the page
/// leaves them out.
fn read(example: &Example) -> (Pack, String) {
    let name = "rules/example.yaml";
    let (pack, mut problems) = rule::read(name, &example.file, &HedgeTable::standard());
    problems.extend(rule::look_over(name, &example.file));
    problems.retain(|problem| !problem.message.contains("example"));
    let told = problems
        .iter()
        .map(|problem| fault::draw(problem, Style::Plain));
    (
        pack.unwrap_or_default(),
        told.collect::<Vec<_>>().join("\n"),
    )
}

/// A text as a source, with the day and the title that its table's head names.
fn source(text: &str, head: &str) -> Source {
    let day = head.split("of ").nth(1).and_then(|rest| rest.get(..10));
    let title = head.split(['“', '”']).nth(1);
    Source {
        id: "text".to_owned(),
        text: text.replace("<br>", "\n"),
        title: title.map(str::to_owned),
        published: day.and_then(|day| day.parse().ok()),
        ..Source::default()
    }
    .with_headline()
}

fn found(rules: &[Rule], source: Source, as_told: &str) -> String {
    let claims = matcher::claims(&[source], rules, &HedgeTable::standard());
    let told = claims
        .iter()
        .map(|claim| told(claim, as_told.contains('«')));
    match told.collect::<Vec<_>>() {
        told if told.is_empty() => "nothing".to_owned(),
        told => told.join("; "),
    }
}

/// How two sources stand to each other, and the whole report.
fn together(pack: &Pack, rules: &[Rule], texts: &[String]) -> (String, String) {
    let named = |(n, text): (usize, &String)| Source {
        id: format!("{n}.txt"),
        story: "story".to_owned(),
        published: DAYS[n].parse().ok(),
        ..source(text, "")
    };
    let sources: Vec<Source> = texts.iter().enumerate().map(named).collect();
    let claims = matcher::claims(&sources, rules, &HedgeTable::standard());
    let found = compare(&sources, rules, claims);
    let kinds = found
        .divergences
        .iter()
        .map(|d| format!("{:?}", d.kind).to_lowercase());
    let kind = match kinds.collect::<Vec<_>>() {
        kinds if !kinds.is_empty() => kinds.join(", "),
        _ if !found.agreements.is_empty() => "agreement".to_owned(),
        _ => "single".to_owned(),
    };
    let report = Report::new(std::slice::from_ref(pack), sources, found, Vec::new());
    let report = text::text(&report, Style::Plain);
    (
        kind,
        report.split_whitespace().collect::<Vec<_>>().join(" "),
    )
}

#[test]
fn every_example_comes_out_as_told() {
    let (mut wrong, mut rows) = (Vec::new(), 0);
    for example in examples() {
        let heading = &example.heading;
        let (pack, faults) = read(&example);
        match &example.faults {
            Some(told) if faults.contains(told) => {}
            None if faults.is_empty() => {}
            _ => wrong.push(format!("{heading}\n{}{faults}", example.file)),
        }
        let rules: Vec<Rule> = pack
            .rules
            .iter()
            .filter(|r| r.off.is_none())
            .cloned()
            .collect();
        for rule in &rules {
            let outcomes = example::outcomes(rule, &HedgeTable::standard());
            let failed = outcomes.iter().filter(|outcome| !outcome.held());
            wrong.extend(failed.map(|o| format!("{heading}: {}", o.example.text)));
        }
        for (head, cells) in &example.rows {
            rows += 1;
            let (is, report) = match cells.as_slice() {
                [text, told] => (found(&rules, source(text, head), told), String::new()),
                [_, _, _] => together(&pack, &rules, &cells[..2]),
                _ => panic!("{heading}: {cells:?}"),
            };
            let told = cells.last().unwrap();
            let (kind, words) = match cells.len() {
                2 => (told.as_str(), ""),
                _ => told.split_once(": ").unwrap_or((told, "")),
            };
            if is != kind || !report.contains(words) {
                wrong.push(format!("{heading}\n  {cells:?}\n  is {is} {report}"));
            }
        }
        let shown = !example.rows.is_empty() || example.faults.is_some();
        assert!(
            shown || example.file.contains("examples:"),
            "{heading}: shows nothing"
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(rows > 100, "{rows}");
}

#[test]
fn the_contents_name_every_section() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let page = std::fs::read_to_string(page).unwrap();
    let links = page.split("](#").skip(1);
    let links: Vec<_> = links.filter_map(|rest| rest.split(')').next()).collect();
    let heads = page.lines().filter_map(|line| line.strip_prefix("##"));
    let kept = |c: &char| c.is_alphanumeric() || *c == ' ';
    let slug = |head: &str| {
        let words: String = head
            .trim_start_matches('#')
            .trim()
            .chars()
            .filter(kept)
            .collect();
        words.to_lowercase().replace(' ', "-")
    };
    assert_eq!(links, heads.map(slug).collect::<Vec<_>>());
}

/// Every key of a rule file and every word of a closed set, as the schema has them.
#[test]
fn no_key_and_no_keyword_is_without_an_example() {
    let schema: Value = serde_json::from_str(&schema::schema()).unwrap();
    let (mut known, mut used) = (BTreeSet::new(), BTreeSet::new());
    walk(&schema, &schema, "file", None, &mut known);
    for (name, part) in schema["$defs"].as_object().unwrap() {
        walk(&schema, part, name, None, &mut known);
    }
    for example in examples().iter().filter(|example| example.faults.is_none()) {
        let file: Value = serde_yaml::from_str(&example.file).unwrap();
        walk(&schema, &schema, "file", Some(&file), &mut used);
    }
    let missing: Vec<_> = known.difference(&used).collect();
    assert!(
        missing.is_empty(),
        "docs/rules.md has no example of {missing:?}"
    );
    assert!(known.len() > 60, "{known:?}");
}

/// What a part of the schema allows, or what of that an instance uses: keys as `Rule.many`,
/// keys of the author's choice as `Facet.*`, words as `Rule.severity=high`.
fn walk(root: &Value, part: &Value, path: &str, used: Option<&Value>, out: &mut BTreeSet<String>) {
    if let (Some(name), Some(_)) = (part["$ref"].as_str(), used) {
        let name = name.rsplit('/').next().unwrap();
        walk(root, &root["$defs"][name], name, used, out);
    }
    let properties = part["properties"].as_object();
    for (key, part) in properties.into_iter().flatten() {
        let value = used.map(|used| used.get(key));
        if value != Some(None) {
            let path = format!("{path}.{key}");
            walk(root, part, &path, value.flatten(), out);
            out.insert(path);
        }
    }
    let others = part
        .get("additionalProperties")
        .filter(|part| part.is_object());
    if let Some(part) = others {
        let path = format!("{path}.*");
        let is_own = |key: &String| properties.is_some_and(|own| own.contains_key(key));
        match used {
            None => {
                walk(root, part, &path, None, out);
                out.insert(path);
            }
            Some(used) => {
                let entries = used.as_object().into_iter().flatten();
                for (_, value) in entries.filter(|(key, _)| !is_own(key)) {
                    walk(root, part, &path, Some(value), out);
                    out.insert(path.clone());
                }
            }
        }
    }
    for either in ["anyOf", "oneOf"] {
        for part in part[either].as_array().into_iter().flatten() {
            walk(root, part, path, used, out);
        }
    }
    match used.and_then(Value::as_array) {
        Some(items) => {
            for item in items {
                walk(root, &part["items"], path, Some(item), out);
            }
        }
        None if used.is_none() => {
            if let Some(items) = part.get("items") {
                walk(root, items, path, None, out);
            }
        }
        None => {}
    }
    for word in part["enum"].as_array().into_iter().flatten() {
        if used.is_none_or(|used| used == word) {
            out.insert(format!("{path}={}", word.as_str().unwrap()));
        }
    }
}
