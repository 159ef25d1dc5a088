//! The ledger of decisions, and what is made of it, by the program and by its library.

mod crash;
mod damage;
mod docs;
mod exports;
mod merging;
mod packet;
mod story;
mod verbs;
