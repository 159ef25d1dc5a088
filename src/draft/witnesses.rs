//! The sources of one story, read through once for any number of drafts.

use super::clock;
use super::quotation::Library;
use super::read::Read;
use crate::comparator::Independence;
use crate::source::Source;
use crate::value::HedgeTable;

/// What stands in sources, and which of them are copies. What rules find in them comes later.
#[derive(Debug)]
pub struct Witnesses<'a> {
    pub(super) sources: &'a [Source],
    pub(super) read: Vec<Read<'a>>,
    pub(super) library: Library<'a>,
    pub(super) copies: Independence<'a>,
}

impl<'a> Witnesses<'a> {
    /// Reads all sources of one story.
    pub fn new(sources: &'a [Source], hedges: &'a HedgeTable) -> Self {
        let (read, (copies, library)) = rayon::join(
            || Read::all(sources, hedges),
            || {
                let prepared = || {
                    clock::prepare();
                    Library::new(sources)
                };
                rayon::join(|| Independence::of(sources.iter()), prepared)
            },
        );
        Self {
            sources,
            read,
            library,
            copies,
        }
    }

    /// Which of them are copies.
    pub fn copies(&self) -> &Independence<'a> {
        &self.copies
    }
}
