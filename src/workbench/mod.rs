//! What a change of rules does: records of what they find, and what tells two records apart;
//! and what a rule means, and why it did or did not find something.

pub mod change;
pub mod effect;
pub mod explain;
pub mod meaning;
pub mod mutation;
pub mod record;
pub mod review;
pub mod snapshot;
pub mod text;
pub mod trial;
pub mod waiting;
