//! What a packet says of itself.

use super::{DATA, Files, MANIFEST, PAGE};
use crate::problem::Problem;
use crate::report::{Report, json};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The version of the form. It grows when a member changes its meaning or disappears.
const FORM: u32 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    packet: u32,
    /// The version of the program that made it.
    pub variorum: String,
    /// That of the report's schema.
    schema: u32,
    /// The one command that makes the report again, and says whether it is the same.
    verify: String,
    /// The files that are sources, as they are given to the program.
    pub sources: Vec<String>,
    packs: Vec<Pack>,
    /// Every other file of the packet.
    files: BTreeMap<String, File>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    pack: String,
    sha256: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    bytes: usize,
    sha256: String,
}

impl Manifest {
    /// That of some files and the report on them.
    pub fn new(sources: Vec<String>, report: &Report, files: &Files) -> Self {
        let file = |(name, bytes): (&String, &Vec<u8>)| {
            let file = File {
                bytes: bytes.len(),
                sha256: hash(bytes),
            };
            (name.clone(), file)
        };
        let packs = report.packs.iter().map(|asked| Pack {
            pack: asked.pack.clone(),
            sha256: asked.hash.clone(),
        });
        Self {
            packet: FORM,
            variorum: env!("CARGO_PKG_VERSION").to_owned(),
            schema: json::SCHEMA,
            verify: "variorum packet --verify PACKET".to_owned(),
            sources,
            packs: packs.collect(),
            files: files.iter().map(file).collect(),
        }
    }

    /// As its file has it.
    pub fn written(&self) -> Vec<u8> {
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        format!("{text}\n").into_bytes()
    }

    /// That of a packet.
    ///
    /// # Errors
    /// Where there is none, or none that this version understands.
    pub fn read(files: &Files) -> Result<Self, Box<Problem>> {
        let fault = |message: String, cure: &str| Box::new(Problem::error(MANIFEST, message, cure));
        let Some(bytes) = files.get(MANIFEST) else {
            let cure = "name a packet that `variorum packet` made";
            return Err(fault("there is none: this is no packet".to_owned(), cure));
        };
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| {
            let cure = "take the packet from where it was filed";
            fault(format!("this cannot be understood: {error}"), cure)
        })?;
        match manifest.packet {
            FORM => Ok(manifest),
            form => {
                let message = format!("this packet has form {form}, of another version");
                Err(fault(message, "use the version that made it"))
            }
        }
    }

    /// Where files are not those that it names.
    pub fn differences(&self, files: &Files) -> Vec<Problem> {
        let cure = "take the packet from where it was filed";
        let mut problems = Vec::new();
        for (name, bytes) in files.iter().filter(|(name, _)| *name != MANIFEST) {
            let message = match self.files.get(name) {
                None => "the manifest does not name this",
                Some(known) if known.sha256 != hash(bytes) => {
                    "this was changed: its hash is not that of the manifest"
                }
                Some(known) if known.bytes != bytes.len() => {
                    "the manifest gives this another length"
                }
                Some(_) => continue,
            };
            problems.push(Problem::error(name, message, cure));
        }
        for name in self.files.keys().filter(|name| !files.contains_key(*name)) {
            problems.push(Problem::error(name, "this is missing", cure));
        }
        for name in [PAGE, DATA] {
            if !self.files.contains_key(name) {
                problems.push(Problem::error(
                    name,
                    "the manifest does not name this",
                    cure,
                ));
            }
        }
        let known = |name: &String| name.starts_with("sources/") && files.contains_key(name);
        for name in self.sources.iter().filter(|name| !known(name)) {
            problems.push(Problem::error(
                name,
                "this source is not in the packet",
                cure,
            ));
        }
        problems
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
