//! What editors decided about divergences: the ledger, and where each divergence stands.
//!
//! ```text
//! review.jsonl ──disk──▶ ledger ──line──▶ lines ──history, standing──▶ Reviews
//! ```
//!
//! A ledger belongs to one story and lies beside its sources. It is a set of lines that are
//! only ever added: each has the hash of its content for an id, and names in `after` the
//! lines that its writer saw last. So lines may stand in any order, two branches merge by
//! keeping the lines of both, and of two verdicts it is known whether one knew of the other.
//!
//! Only [`disk`] touches files. Nothing here reads the clock: whoever writes a line says when.

pub mod disk;
mod fault;
mod history;
mod ledger;
mod line;
mod standing;
mod verdict;
mod written;

pub use ledger::Ledger;
pub use line::{Decision, Deed, Id, Line, Signature, Withdrawal};
pub use standing::{Entry, Reviews, Signed, Standing, StoryReview, state};
pub use verdict::{Answer, Seen, Verdict};

/// The name of a ledger in the folder of its story.
pub const NAME: &str = "review.jsonl";

/// The part of a story's name that decisions are kept under: what stands before its last `/`
/// depends on what else is checked.
pub fn short(story: &str) -> &str {
    let story = story.trim_end_matches('/');
    story.rsplit('/').next().unwrap_or(story)
}
