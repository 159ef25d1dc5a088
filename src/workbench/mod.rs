//! What a change of rules does: records of what they find, and what tells two records apart.

pub mod change;
pub mod explain;
pub mod meaning;
pub mod record;
pub mod snapshot;
pub mod text;
pub mod trial;
