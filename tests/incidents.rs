//! The general pack on published reports of incidents, which never enter the repository,
//! against an archive's records of them.

mod common;

use common::printed;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const INCIDENTS: &str = "../shared/data/incidents";

/// A rule, in how many articles it must find something, in how many of a hundred of them
/// the record's value, and how many figures an article may state. What was reached when
/// this was written, less a margin.
const FLOORS: [(&str, u32, f64, f64); 3] = [
    ("killed", 980, 85.4, 1.14),
    ("injured", 1140, 81.5, 1.29),
    ("date", 1430, 91.4, 1.18),
];

/// The file of the reports, where it is here.
fn articles() -> Option<String> {
    let path = format!("{INCIDENTS}/articles.ndjson");
    let here = Path::new(common::ROOT).join(&path).exists();
    if !here {
        say(&format!("skipped: {INCIDENTS} is not here"));
    }
    here.then_some(path)
}

/// Prints a line that the test runner does not capture.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

#[test]
fn the_records_value_is_among_those_that_reports_state() {
    let Some(articles) = articles() else { return };
    let started = Command::new("python3")
        .arg("../shared/tools/score_incidents.py")
        .arg(format!("{INCIDENTS}/records.ndjson"))
        .arg(&articles)
        .args(["killed=num_killed", "injured=num_injured", "date=date"])
        .current_dir(common::ROOT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut scorer) = started else {
        say("skipped: python3 is not here");
        return;
    };
    let rules = "rules/incidents.yaml";
    let claims = printed(&["claims", &articles, "--rules", rules, "--format", "ndjson"]);
    let mut input = scorer.stdin.take().unwrap();
    input.write_all(claims.as_bytes()).unwrap();
    drop(input);
    let output = scorer.wait_with_output().unwrap();
    let score = String::from_utf8(output.stdout).unwrap();
    say(&score);
    for (rule, articles, right, figures) in FLOORS {
        let line = score.lines().find(|line| line.starts_with(rule)).unwrap();
        let numbers: Vec<f64> = line
            .split(|c: char| !(c.is_ascii_digit() || c == '.'))
            .filter_map(|number| number.parse().ok())
            .collect();
        let [stated, _, share, each, _] = numbers[..] else {
            panic!("{line}");
        };
        let held = stated >= f64::from(articles) && share >= right && each <= figures;
        assert!(held, "{line}");
    }
}

/// All incidents with several articles, drawn sixty at a time and the rest at last, and on which of three questions their
/// articles diverge, by someone who had not seen what is found. Of each set, how many of the
/// labelled divergences must be found, and how many others may be.
const LABELS: [(&str, &str, usize, usize); 8] = [
    ("first", include_str!("incidents/labels.ndjson"), 8, 0),
    ("second", include_str!("incidents/second.ndjson"), 7, 1),
    ("third", include_str!("incidents/third.ndjson"), 11, 1),
    ("fourth", include_str!("incidents/fourth.ndjson"), 9, 3),
    ("fifth", include_str!("incidents/fifth.ndjson"), 4, 2),
    ("sixth", include_str!("incidents/sixth.ndjson"), 7, 3),
    ("seventh", include_str!("incidents/seventh.ndjson"), 6, 3),
    ("eighth", include_str!("incidents/eighth.ndjson"), 8, 3),
];

/// All of these read again, by others who saw neither the labels nor what is found.
const REREAD: &str = include_str!("incidents/reread.ndjson");

/// What a third one made of the 35 questions on which they differ, and of 35 others among them, without
/// knowing which were which.
const THIRD: &str = include_str!("incidents/third-reader.ndjson");

/// How many must be found of the divergences that two of three see, and how many others may be.
const LEAST_BY_MOST: usize = 59;
const MOST_OTHERS_BY_MOST: usize = 15;

/// How many of the divergences that both readers see must be found.
const LEAST_AGREED: usize = 57;

/// How many may be found that neither sees.
const MOST_OTHERS: usize = 9;

/// A rule, and how many of a hundred articles that answer it must give the labels' figure, and how
/// many of a hundred for which the labels have a figure.
const ANSWERS: [(&str, usize, usize); 3] =
    [("killed", 93, 89), ("injured", 92, 85), ("date", 94, 88)];

#[test]
fn labelled_divergences_are_found() {
    let Some(articles) = articles() else { return };
    let articles = std::fs::read_to_string(articles).unwrap();
    let reread = labels_of(REREAD);
    let reread: BTreeMap<String, Value> = reread.into_iter().map(|l| (story(&l), l)).collect();
    let mut answers: BTreeMap<&'static str, [usize; 3]> = BTreeMap::new();
    let third = labels_of(THIRD).into_iter();
    let third: BTreeMap<(String, String), bool> = third
        .map(|l| {
            let question = l["question"].as_str().unwrap().to_owned();
            ((story(&l), question), l["diverges"].as_bool().unwrap())
        })
        .collect();
    let mut agreed = [[0_usize; 2]; 3];
    let mut by_most = [[0_usize; 2]; 2];
    for (set, labels, least, most) in LABELS {
        let labels = labels_of(labels);
        let found = found(&articles, &labels, &mut answers);
        let (mut right, mut wrong, mut missed) = (0, 0, 0);
        for label in &labels {
            for (question, ..) in ANSWERS {
                let sees = |label: &Value| label[question]["diverges"].as_bool().unwrap();
                let here = found.contains(&(story(label), question.to_owned()));
                right += usize::from(sees(label) && here);
                wrong += usize::from(!sees(label) && here);
                missed += usize::from(sees(label) && !here);
                let readers = [label, &reread[&story(label)]].map(sees);
                let seen_by = readers.into_iter().filter(|sees| *sees).count();
                agreed[seen_by][usize::from(here)] += 1;
                let asked = (story(label), question.to_owned());
                let by_third = || *third.get(&asked).expect("the third reader was asked");
                let most_see = seen_by == 2 || seen_by == 1 && by_third();
                by_most[usize::from(most_see)][usize::from(here)] += 1;
            }
        }
        say(&format!(
            "{set}: {right} labelled divergences found, {wrong} others found, {missed} missed"
        ));
        assert!(right >= least && wrong <= most, "{set}: {right}, {wrong}");
    }
    let [[_, others], [left, disputed], [missed, right]] = agreed;
    say(&format!(
        "of {} divergences that two readers see {right} are found, of {} that one of them sees {disputed}, and {others} others",
        right + missed,
        left + disputed,
    ));
    let [[_, besides], [unfound, found]] = by_most;
    say(&format!(
        "of {} that two of three readers see {found} are found, and {besides} others",
        unfound + found,
    ));
    assert!(
        found >= LEAST_BY_MOST && besides <= MOST_OTHERS_BY_MOST,
        "{found}, {besides}"
    );
    assert!(
        right >= LEAST_AGREED && others <= MOST_OTHERS,
        "{right}, {others}"
    );
    for (rule, precision, recall) in ANSWERS {
        let [given, wanted, right] = answers[rule];
        say(&format!(
            "{rule}: {given} articles answer, {wanted} are labelled, {right} answers are the label's"
        ));
        assert!(right * 100 >= given * precision, "{rule}: precision");
        assert!(right * 100 >= wanted * recall, "{rule}: recall");
    }
}

/// What 189 reports of incidents with one report each state, read by somebody who saw neither pack nor
/// output. Nobody who wrote the pack has seen these, and no sentence of theirs was looked at after.
const SINGLE: &str = include_str!("incidents/single.ndjson");

/// A rule, and how many of a hundred of these reports that answer it must give the label's figure, and how
/// many of a hundred that have one.
const UNSEEN: [(&str, usize, usize); 3] =
    [("killed", 88, 86), ("injured", 92, 86), ("date", 93, 88)];

#[test]
fn reports_that_nobody_looked_at_are_read() {
    let Some(articles) = articles() else { return };
    let rules = "rules/incidents.yaml";
    let claims = printed(&["claims", &articles, "--rules", rules, "--format", "ndjson"]);
    let mut stated: BTreeMap<(String, String), Vec<Value>> = BTreeMap::new();
    for claim in labels_of(&claims) {
        let key = ["rule", "source"].map(|key| claim[key].as_str().unwrap().to_owned());
        stated.entry(key.into()).or_default().push(claim);
    }
    let labels = labels_of(SINGLE);
    for (rule, precision, recall) in UNSEEN {
        let [mut given, mut wanted, mut right] = [0, 0, 0];
        for label in labels.iter().filter(|label| label["mixed"] != true) {
            let id = label["id"].as_str().unwrap().to_owned();
            let figures = label[rule].as_array().map_or(&[][..], Vec::as_slice);
            let own: Vec<&Value> = stated
                .get(&(rule.to_owned(), id))
                .into_iter()
                .flatten()
                .collect();
            let answer = answer(rule, &own);
            given += usize::from(answer.is_some());
            wanted += usize::from(!figures.is_empty());
            let same = |claim: &Value| figures.iter().any(|figure| has(rule, claim, figure));
            right += usize::from(answer.is_some_and(same));
        }
        say(&format!(
            "{rule}: of reports nobody looked at {given} answer, {wanted} are labelled, {right} answers are the label's"
        ));
        assert!(right * 100 >= given * precision, "{rule}: precision");
        assert!(right * 100 >= wanted * recall, "{rule}: recall");
    }
}

/// The answer of a source to a rule, from its claims: its largest figure, or its first day. What
/// stands apart, as told of something else, is none.
fn answer<'a>(rule: &str, claims: &[&'a Value]) -> Option<&'a Value> {
    let stated = claims.iter().copied();
    let apart = |c: &Value| ["page", "date"].map(|facet| c["facets"][facet]["is"] == "apart");
    let stated = stated.filter(|c| c["denied"] == false && !apart(c).contains(&true));
    match rule {
        "date" => stated.min_by_key(|claim| claim["start"].as_u64()),
        _ => stated.max_by(|a, b| low(a).total_cmp(&low(b))),
    }
}

fn low(claim: &Value) -> f64 {
    claim["value"]["low"].as_f64().unwrap_or_default()
}

/// Whether a claim has a label's figure: a count, or a day within a week.
fn has(rule: &str, claim: &Value, figure: &Value) -> bool {
    let value = &claim["value"];
    let (Some(low), Some(high), "date") = (value["low"].as_str(), value["high"].as_str(), rule)
    else {
        return figure.as_f64() == Some(self::low(claim));
    };
    let day = figure.as_str().unwrap();
    let days = |at: &str| at[..10].parse::<jiff::civil::Date>().unwrap();
    let short = (days(high) - days(low)).get_days() <= 7;
    short && low <= day && day <= &high[..10]
}

fn labels_of(lines: &str) -> Vec<Value> {
    let lines = lines.lines();
    lines.map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn story(value: &Value) -> String {
    value["story"].as_str().unwrap().to_owned()
}

/// On which questions of which incidents divergences are found. Adds to `answers` how many
/// articles answer a rule, have a figure in the labels, and answer it with that.
fn found(
    articles: &str,
    labels: &[Value],
    answers: &mut BTreeMap<&'static str, [usize; 3]>,
) -> BTreeSet<(String, String)> {
    let drawn: BTreeSet<String> = labels.iter().map(story).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("drawn.ndjson");
    let own = |line: &&str| drawn.contains(&story(&serde_json::from_str(line).unwrap()));
    let chosen: Vec<&str> = articles.lines().filter(own).collect();
    std::fs::write(&path, chosen.join("\n")).unwrap();
    let path = path.display().to_string();
    let rules = "rules/incidents.yaml";
    let report = printed(&["check", &path, "--rules", rules, "--format", "json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    let mut found = BTreeSet::new();
    for divergence in report["divergences"].as_array().unwrap() {
        let name = story(divergence);
        let name = name.rsplit('/').next().unwrap().to_owned();
        found.insert((name, divergence["rule"].as_str().unwrap().to_owned()));
    }
    let mut claims: BTreeMap<(&str, &str), Vec<&Value>> = BTreeMap::new();
    let listed = |list: &'static str| report[list].as_array().unwrap().iter();
    let versions = listed("divergences").flat_map(|found| found["versions"].as_array().unwrap());
    let settled = listed("agreements").chain(listed("single"));
    for version in versions.chain(settled.map(|found| &found["version"])) {
        for list in ["claims", "supports", "parts"] {
            for claim in version[list].as_array().unwrap() {
                let words = |key: &str| claim[key].as_str().unwrap();
                let key = (words("rule"), words("source"));
                claims.entry(key).or_default().push(claim);
            }
        }
    }
    for line in &chosen {
        let article: Value = serde_json::from_str(line).unwrap();
        let id = article["id"].as_str().unwrap();
        let label = labels.iter().find(|l| story(l) == story(&article)).unwrap();
        for (rule, ..) in ANSWERS {
            let figures = label[rule]["figures"].as_object();
            let own = figures.and_then(|all| all.iter().find(|(of, _)| id.starts_with(*of)));
            let wanted = own.map_or(&[][..], |(_, figures)| figures.as_array().unwrap());
            let given = claims.get(&(rule, id)).and_then(|own| answer(rule, own));
            let right = given.is_some_and(|claim| wanted.iter().any(|f| has(rule, claim, f)));
            let sums = answers.entry(rule).or_default();
            for (sum, more) in sums
                .iter_mut()
                .zip([given.is_some(), !wanted.is_empty(), right])
            {
                *sum += usize::from(more);
            }
        }
    }
    found
}
