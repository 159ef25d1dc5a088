//! The review desk: what its page may ask, and what it is told.
//!
//! ```text
//! request ──door──▶ Errand ──body──▶ Posted ──deed──▶ a line for the ledger, or a conflict
//! ```
//!
//! Everything here is pure. `cli::desk` has the sockets, the files and the clock, and hands
//! over what came in.

pub mod answer;
mod deed;
mod door;
mod posted;

pub use deed::{Conflict, Refused, deed};
pub use door::{Door, Errand, LIMIT, Refusal};
pub use posted::Posted;
