//! The ledger of decisions, by the program and by its library.

mod crash;
mod damage;
mod docs;
mod merging;
mod story;
mod verbs;
