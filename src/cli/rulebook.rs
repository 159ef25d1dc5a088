//! `variorum rules`

use super::{COULD_NOT_CHECK, Color, DONE, ListFormat, Packs, RuleCheck, RuleList, Rulebook};
use super::{hedges, rules, settings, terminal};
use crate::problem::{Level, Problem};
use crate::report::{json, table};
use crate::rule::{self, Pack, Rule, schema};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

/// Lists rules, looks them over, or prints the schema of their files; the exit code.
pub fn run(verb: &Rulebook, color: Color) -> u8 {
    match verb {
        Rulebook::List(args) => list(args, color),
        Rulebook::Check(args) => check(args, color),
        Rulebook::Schema => terminal::print(&schema::schema()),
    }
}

fn list(args: &RuleList, color: Color) -> u8 {
    let mut problems = Vec::new();
    let packs = read(&args.packs, &mut problems);
    terminal::complain(&problems, color);
    if packs.is_empty() {
        return COULD_NOT_CHECK;
    }
    let packs: Vec<Pack> = packs.into_iter().map(|(pack, _)| pack).collect();
    let printed = terminal::print(&match args.format {
        ListFormat::Table => table::rules(&packs, terminal::stdout_style(color)),
        ListFormat::Ndjson => json::rules(&packs),
    });
    // Thousands of phrases, for which nobody has to wait.
    rayon::spawn(move || drop(packs));
    printed
}

fn check(args: &RuleCheck, color: Color) -> u8 {
    let mut problems = Vec::new();
    let packs = read(&args.packs, &mut problems);
    let faulty: BTreeSet<String> = of(Level::Error, &problems)
        .map(|problem| problem.place.file.clone())
        .collect();
    // What a fault hides would seem to do nothing.
    let sound = packs
        .par_iter()
        .filter(|(pack, _)| !faulty.contains(&pack.path));
    problems.par_extend(sound.flat_map_iter(|(pack, text)| rule::look_over(&pack.path, text)));
    let problems: Vec<Problem> = BTreeSet::from_iter(problems).into_iter().collect();
    terminal::complain(&problems, color);
    let [faults, notices] = [Level::Error, Level::Notice].map(|level| of(level, &problems).count());
    let all: Vec<&Rule> = packs.iter().flat_map(|(pack, _)| &pack.rules).collect();
    let off = match all.iter().filter(|rule| rule.off.is_some()).count() {
        0 => String::new(),
        off => format!(", {off} of them off"),
    };
    let [rules, packs] = [number(all.len(), "rule"), number(packs.len(), "pack")];
    let [faults_in_words, notices_in_words] = [number(faults, "fault"), number(notices, "notice")];
    let printed = terminal::print(&format!(
        "{rules} of {packs} can be used{off}: {faults_in_words}, {notices_in_words}; `variorum test` tries their examples\n"
    ));
    let failed = faults > 0 || (args.strict && notices > 0);
    printed.max(if failed { COULD_NOT_CHECK } else { DONE })
}

fn of(level: Level, problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    problems
        .iter()
        .filter(move |problem| problem.level == level)
}

/// "1 rule", "2 rules".
fn number(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}

/// The packs that are named, each with the text of its file.
fn read(named: &Packs, problems: &mut Vec<Problem>) -> Vec<(Pack, String)> {
    let project = settings::read(Path::new(""), problems);
    let table = named.hedges.hedges.as_ref().or(project.hedges.as_ref());
    match hedges::read(table.map(String::as_str), problems) {
        Some(table) => {
            let paths = rules::or_usual(&named.rules, &project.rules);
            rules::with_texts(&paths, &table, problems)
        }
        None => Vec::new(),
    }
}
