//! The review desk, by its socket.

mod crash;
mod docs;
mod door;
mod open;
#[path = "../ledger/story.rs"]
mod story;
mod writing;
