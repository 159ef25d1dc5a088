//! The sources of one story, read through once for any number of drafts.

use super::quotation::Library;
use super::read::Read;
use super::{Statement, home, numbered, spelling, title};
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

/// Words of a draft that were looked up in the sources, as statements without a rule.
#[derive(Debug)]
pub struct LookedUp {
    /// What stands in quotation marks.
    pub(super) quoted: Vec<Statement>,
    /// Names, titles, counts and homes.
    pub(super) others: Vec<Statement>,
}

impl<'a> Witnesses<'a> {
    /// Reads all sources of one story.
    pub fn new(sources: &'a [Source], hedges: &'a HedgeTable) -> Self {
        let (read, (copies, library)) = rayon::join(
            || Read::all(sources, hedges),
            || {
                rayon::join(
                    || Independence::of(sources.iter()),
                    || Library::new(sources),
                )
            },
        );
        Self {
            sources,
            read,
            library,
            copies,
        }
    }

    /// What is looked up of a draft whatever rules find in it.
    pub fn look_up(&self, draft: &Read<'_>) -> LookedUp {
        let told = &self.read;
        let (quoted, others) = rayon::join(
            || self.library.statements(draft, told),
            || {
                [
                    spelling::statements(draft, told, &self.library),
                    title::statements(draft, told),
                    numbered::statements(draft, told),
                    home::statements(draft, told),
                ]
                .concat()
            },
        );
        // They are asked for later, when more is waited for.
        draft.hours();
        LookedUp { quoted, others }
    }

    /// Which of them are copies.
    pub fn copies(&self) -> &Independence<'a> {
        &self.copies
    }
}
