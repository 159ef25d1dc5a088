//! PDFs: the text that their pages show, in the order in which people read it.
//!
//! ```text
//! bytes ──unpack──▶ draw ──▶ sheets ──word──▶ words ──furniture, column──▶ blocks ──paragraph──▶ text
//! ```
//!
//! A library knows the file's syntax and what its fonts mean; what is text, and in which order, is
//! decided here. Nothing is painted, so that no picture is ever decoded.

mod column;
mod draw;
mod furniture;
mod headline;
mod paragraph;
mod sheet;
mod state;
mod unpack;
mod word;

use super::details::Details;
use super::limits::TooMuch;
use super::read::{Input, Sink};
use super::{Extract, Origin, damaged, guard};
use crate::problem::Problem;
use draw::Press;
use hayro_font::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::io;

/// Why a PDF is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    Locked,
    Encrypted,
    Damaged,
    /// A drawing is part of itself.
    Loops,
    /// It takes more steps than any text does.
    TooMuch,
    /// A part unpacks to too much.
    Swells,
    /// All parts together unpack to more than this.
    Unpacked(u64),
    NoText,
    /// Its fonts do not tell which letters they draw.
    Unknown,
}

/// Hands on the document in a PDF.
pub(super) fn read(input: &Input<'_>, bytes: Vec<u8>, sink: &mut Sink<'_>) -> io::Result<()> {
    let file = &input.name.path;
    let checked = unpack::check(&bytes, sink.options, sink.unpacked);
    let read = checked.and_then(|()| {
        let work = || extract(bytes);
        guard::guarded(work).unwrap_or(Err(Refused::Damaged))
    });
    let refused = match read {
        Ok(extract) => {
            input.finish(extract, sink);
            return Ok(());
        }
        Err(Refused::Unpacked(limit)) => return Err(TooMuch::Unpacked(limit).error()),
        Err(refused) => refused,
    };
    let another = "print it to a new PDF, or save its text";
    let (message, cure) = match refused {
        Refused::Locked => ("this PDF is locked with a password", "save it without one"),
        Refused::Encrypted => ("this PDF is encrypted in a way that is not read", another),
        Refused::Loops => ("a drawing in this PDF is part of itself", another),
        Refused::TooMuch => ("this PDF draws more than any text needs", another),
        Refused::Swells => ("a part of this PDF unpacks to more than 256 MB", another),
        Refused::NoText => (
            "this PDF holds no text, only pictures or nothing",
            "run it through text recognition, or save its text",
        ),
        Refused::Unknown => (
            "the fonts of this PDF do not tell which letters they draw",
            "run it through text recognition, or save its text",
        ),
        Refused::Damaged | Refused::Unpacked(_) => {
            sink.problems.push(damaged(file));
            return Ok(());
        }
    };
    sink.problems.push(Problem::error(file, message, cure));
    Ok(())
}

fn extract(bytes: Vec<u8>) -> Result<Extract, Refused> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refused::Locked,
        LoadPdfError::Decryption(_) => Refused::Encrypted,
        LoadPdfError::Invalid => Refused::Damaged,
    })?;
    let mut press = Press::new();
    let (mut sheets, mut pages) = (Vec::new(), Vec::new());
    for page in pdf.pages().iter() {
        let mut sheet = press.sheet(page)?;
        pages.push(word::words(std::mem::take(&mut sheet.glyphs)));
        sheets.push(sheet);
    }
    let letters = |c: &char| !c.is_whitespace();
    let shown = pages.iter().flatten().flat_map(|word| word.text.chars());
    let (all, unknown) = shown
        .filter(letters)
        .fold((0_usize, 0_usize), |(all, lost), c| {
            (
                all + 1,
                lost + usize::from(c == char::REPLACEMENT_CHARACTER),
            )
        });
    if all == 0 {
        return Err(Refused::NoText);
    }
    if unknown * 2 > all {
        return Err(Refused::Unknown);
    }
    furniture::take_heads(&mut pages);
    let usual = all / pages.len().max(1);
    let mut blocks = Vec::new();
    for (sheet, mut words) in sheets.iter().zip(pages) {
        furniture::take_boxes(sheet, &mut words, usual);
        blocks.push(column::blocks(words));
    }
    furniture::take_sides(&mut blocks);
    let text = furniture::style(blocks.iter().flatten().flat_map(|block| &block.words));
    let paragraphs = paragraph::paragraphs(&blocks);
    let known = paragraph::known(&paragraphs);
    let mut extract = Extract::default();
    let mut joined = Vec::new();
    for one in &paragraphs {
        if !extract.text.is_empty() {
            extract.text.push_str("\n\n");
        }
        let (words, begins) = paragraph::joined(one, &known);
        for (page, at) in begins {
            // A page without text begins where the next one does.
            let at = if page == 1 {
                0
            } else {
                extract.text.len() + at
            };
            let more = page.saturating_sub(extract.pages.len());
            extract.pages.extend(std::iter::repeat_n(at, more));
        }
        extract.text.push_str(&words);
        joined.push((
            words,
            one.size,
            one.rows.first().map_or(1, |(_, page)| *page),
        ));
    }
    let stated = pdf.metadata().title.as_deref().map(headline::decoded);
    let author = pdf.metadata().author.as_deref().map(headline::decoded);
    let (title, origin) = headline::find(stated, &joined, text.0);
    let author = Details {
        author: author.filter(|author| !author.trim().is_empty()),
        ..Details::default()
    };
    let title = Details {
        title,
        ..Details::default()
    };
    extract.details = title.from(origin).or(author.from(Origin::Properties));
    Ok(extract)
}

#[cfg(test)]
mod tests;
