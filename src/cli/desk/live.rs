//! `variorum review SOURCES`: the report, live.

use super::super::{COULD_NOT_CHECK, Color, DONE, jobs, terminal};
use super::state::Desk;
use super::{Review, deed, serve, watch};
use crate::desk::Door;
use crate::problem::Problem;
use crate::report::safe::safe;
use crate::report::words::count;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

/// Opens the desk, and keeps it open until it is interrupted; the exit code.
pub fn run(args: &Review, color: Color) -> u8 {
    let fault = |problem: Problem| {
        terminal::complain(&[problem], color);
        COULD_NOT_CHECK
    };
    if args.sources.sources.iter().any(|source| source == "-") {
        let message = "standard input cannot be looked at again, so that no desk can show it";
        return fault(Problem::error("-", message, "name files or folders"));
    }
    let plan = jobs::plan(args.sources.collect(), &args.rules);
    if plan.jobs.is_empty() {
        terminal::complain(&plan.problems, color);
        return COULD_NOT_CHECK;
    }
    let places = watch::places(args, &plan.jobs);
    let by = args.by.clone().or_else(deed::user_name).unwrap_or_default();
    let desk = Arc::new(Desk::new(args.sources.clone(), args.rules.clone(), by));
    let look = desk.look();
    terminal::complain(&look.report.problems, color);
    let opened = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port.unwrap_or(0)))
        .and_then(|listener| Ok((listener.local_addr()?.port(), listener)));
    let (port, listener) = match opened {
        Ok(opened) => opened,
        Err(error) => {
            let message = format!("the desk cannot be opened: {error}");
            let cure = "name another port, or none: one that is free is found";
            return fault(Problem::error("--port", message, cure));
        }
    };
    let door = match secret() {
        Ok(secret) => Door::new(port, secret),
        Err(error) => {
            let message = format!("there are no random numbers here: {error}");
            let cure = "use `--list` and `--decide`, which need none";
            return fault(Problem::error("review", message, cure));
        }
    };
    let (watcher, seen) = match watch::start(&places) {
        Ok((watcher, seen)) => (Some(watcher), seen),
        Err((error, seen)) => {
            let message = format!("files cannot be watched: {error}");
            let cure = "load the page anew to see what changed; nothing is decided on what is no longer so";
            terminal::complain(&[Problem::notice("review", message, cure)], color);
            (None, seen)
        }
    };
    let divergences = look.report.findings.divergences.len();
    let stories = look.report.reviews.0.keys().map(String::as_str);
    let stories = stories.collect::<Vec<_>>().join(", ");
    let told = format!(
        "{}{}{}\n{}\nCtrl-C closes the desk.\n",
        safe(&stories),
        if stories.is_empty() { "" } else { ": " },
        count(divergences, "divergence"),
        door.link()
    );
    let printed = terminal::print(&told);
    if printed != DONE {
        return printed;
    }
    let served = serve::serve(&desk, door, listener, seen, args.patience);
    drop(watcher);
    match served {
        Ok(()) => DONE,
        Err(error) => {
            let message = format!("the desk had to be closed: {error}");
            let cure = "open it again: what was acknowledged is kept";
            fault(Problem::error("review", message, cure))
        }
    }
}

/// What nobody can guess: 256 bits of the operating system's, in hexadecimal.
fn secret() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
