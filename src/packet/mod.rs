//! A packet: all that a report was made of, beside the report, so that whoever opens it years
//! later can make the report again and see that it comes to the same bytes.
//!
//! ```text
//! manifest.json                        what it is, and each file with its hash
//! report.html  report.json             what was found
//! rules/…  hedges/…                    what was asked, and what hedges do to figures
//! sources/STORY/…                      the texts as they were, settings and ledger with them
//! ```
//!
//! Nothing here touches a file: a packet is its [`Files`], and they decide alone what its
//! archive is, byte for byte.

pub mod archive;
mod manifest;
mod name;

pub use manifest::Manifest;
pub use name::{Names, fault, inside};

use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};

/// The bytes of each file, by its name with `/` between folders.
pub type Files = BTreeMap<String, Vec<u8>>;

pub const MANIFEST: &str = "manifest.json";
pub const PAGE: &str = "report.html";
pub const DATA: &str = "report.json";

/// Whether a file is made from the others.
pub fn is_made(name: &str) -> bool {
    [MANIFEST, PAGE, DATA].contains(&name)
}

/// Where some files are not what they were to be; `whence` says what that was.
pub fn differences(found: &Files, wanted: &Files, whence: &str) -> Vec<Problem> {
    let names: BTreeSet<&String> = found.keys().chain(wanted.keys()).collect();
    let cure = "take the packet from where it was filed";
    let fault = |name: &&String| {
        let message = match (found.get(*name), wanted.get(*name)) {
            (Some(found), Some(wanted)) if found == wanted => return None,
            (Some(found), Some(wanted)) => {
                let at = first(found, wanted);
                format!("this is not what {whence}, from byte {at} on")
            }
            (Some(_), None) => format!("this is not among what {whence}"),
            (None, _) => format!("this is missing, and is among what {whence}"),
        };
        Some(Problem::error(*name, message, cure))
    };
    names.iter().filter_map(fault).collect()
}

/// The first byte, from zero, at which two texts differ.
pub fn first(a: &[u8], b: &[u8]) -> usize {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b);
    same.count()
}
