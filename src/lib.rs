//! Variorum shows where the sources of one story diverge, on whose word, and why.
//!
//! ```text
//! sources + rules ──matcher──▶ claims ──comparator──▶ versions, clashes ──review──▶ standings ──▶ report
//! ```
//!
//! Everything between reading and writing is pure: the same rules and sources give the
//! same bytes, in any order and on any number of threads. Only [`source::disk`],
//! [`review::disk`] and the command line touch files and terminals; the clock is read only
//! to stamp a decision and to say how long something took.
//!
//! Modules import in one direction only, from the bottom of this list to its top.

// What is printed, read from disk or left to the order of a hash table is up to the edge:
// see clippy.toml.
#![warn(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used
)]

pub mod problem;

pub mod source;
pub mod value;

pub mod rule;

pub mod matcher;

pub mod comparator;

pub mod review;

pub mod draft;

pub mod report;

pub mod workbench;

pub mod desk;

pub mod packet;

#[expect(clippy::disallowed_methods, reason = "the command line is the edge")]
pub mod cli;
