//! `variorum review SOURCES`: the report, live.

use super::super::{COULD_NOT_CHECK, Color, DONE, jobs, terminal, watch};
use super::state::Desk;
use super::{Review, deed, serve};
use crate::desk::Door;
use crate::problem::Problem;
use crate::report::Report;
use crate::report::safe::safe;
use crate::report::words::count;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use tokio::sync::mpsc::unbounded_channel;

/// Opens the desk, and keeps it open until it is interrupted; the exit code.
pub fn run(args: &Review, color: Color) -> u8 {
    match open(args, color) {
        Ok(code) => code,
        Err(problems) => {
            terminal::complain(&problems, color);
            COULD_NOT_CHECK
        }
    }
}

fn open(args: &Review, color: Color) -> Result<u8, Vec<Problem>> {
    if args.sources.sources.iter().any(|source| source == "-") {
        let message = "standard input cannot be looked at again, so that no desk can show it";
        let cure = "name files or folders";
        return Err(vec![Problem::error("-", message, cure)]);
    }
    let plan = jobs::plan(args.sources.collect(), &args.rules);
    if plan.jobs.is_empty() {
        return Err(plan.problems);
    }
    let by = args.by.clone().or_else(deed::user_name).unwrap_or_default();
    let desk = Arc::new(Desk::new(args.sources.clone(), args.rules.clone(), by));
    let look = desk.look();
    terminal::complain(&look.report.problems, color);
    let (listener, door) = door(args.port)?;
    let (tell, seen) = unbounded_channel();
    let places = watch::places(&args.sources, &args.rules, &[], &plan.jobs);
    let watcher = watch::start(&places, move || {
        let _ = tell.send(());
    });
    if let Err(fault) = &watcher {
        let cure =
            "load the page anew to see what changed; nothing is decided on what is no longer so";
        terminal::complain(&[Problem::notice("review", fault, cure)], color);
    }
    let printed = terminal::print(&told(&look.report, &door));
    if printed != DONE {
        return Ok(printed);
    }
    let served = serve::serve(&desk, door, listener, seen, args.patience);
    let fault = |error| {
        let message = format!("the desk had to be closed: {error}");
        let cure = "open it again: what was acknowledged is kept";
        vec![Problem::error("review", message, cure)]
    };
    served.map(|()| DONE).map_err(fault)
}

/// A socket of this machine, and the link that leads to it.
fn door(port: Option<u16>) -> Result<(TcpListener, Door), Vec<Problem>> {
    let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0)));
    let bound = bound.and_then(|listener| Ok((listener.local_addr()?.port(), listener)));
    let (port, listener) = bound.map_err(|error| {
        let message = format!("the desk cannot be opened: {error}");
        let cure = "name another port, or none: one that is free is found";
        vec![Problem::error("--port", message, cure)]
    })?;
    let secret = secret().map_err(|error| {
        let message = format!("there are no random numbers here: {error}");
        let cure = "use `--list` and `--decide`, which need none";
        vec![Problem::error("review", message, cure)]
    })?;
    Ok((listener, Door::new(port, secret)))
}

/// What is printed: which stories there are, and the link.
fn told(report: &Report, door: &Door) -> String {
    let stories: Vec<&str> = report.reviews.0.keys().map(String::as_str).collect();
    let found = count(report.findings.divergences.len(), "divergence");
    let told = [stories.join(", "), found];
    let told: Vec<&str> = told
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    let link = door.link();
    format!(
        "{}\n{link}\nCtrl-C closes the desk.\n",
        safe(&told.join(": "))
    )
}

/// What nobody can guess: 256 bits of the operating system's, in hexadecimal.
fn secret() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
