//! Sorting the lines of a stream by their documents' stories.

use super::stream::{Line, Lines, STREAM};
use crate::source::ndjson::Documents;
use ext_sort::buffer::{ChunkBuffer, ChunkBufferBuilder};
use ext_sort::{ExternalSorter, ExternalSorterBuilder, RmpExternalChunk};
use rayon::slice::ParallelSliceMut;
use serde::{Deserialize, Serialize};
use std::io;

/// How many bytes of lines are held in memory; more are sorted in pieces of as much on disk.
const HELD: usize = 32 << 20;

/// A line and what it is sorted by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Item {
    story: String,
    number: usize,
    #[serde(with = "serde_bytes")]
    bytes: Vec<u8>,
}

/// Finds out what lines are sorted by.
struct Reader {
    documents: Documents,
}

impl Reader {
    fn item(&mut self, Line { number, bytes }: Line) -> Item {
        // A line that is no document is told when its turn comes.
        let read = self.documents.take(&bytes, number, &mut Vec::new());
        let story = match read {
            Ok(Some(source)) => source.story,
            _ => String::new(),
        };
        Item {
            story,
            number,
            bytes,
        }
    }
}

impl From<Item> for Line {
    fn from(item: Item) -> Self {
        Self {
            number: item.number,
            bytes: item.bytes,
        }
    }
}

/// The lines by story, and within a story in their order.
pub fn grouped(lines: Lines<'_>, max_size: u64) -> io::Result<Lines<'_>> {
    sorted(lines, max_size, HELD)
}

/// The same, with so many bytes in memory.
fn sorted(mut lines: Lines<'_>, max_size: u64, most: usize) -> io::Result<Lines<'_>> {
    let mut reader = Reader {
        documents: Documents::new("", STREAM, max_size),
    };
    let mut held = Builder(most).build();
    while let Some(line) = lines.next() {
        held.push(reader.item(line?));
        if held.is_full() {
            let rest = lines.map(move |line| line.map(|line| reader.item(line)));
            return on_disk(held, rest, Builder(most));
        }
    }
    held.items.sort_unstable();
    Ok(Box::new(held.items.into_iter().map(|item| Ok(item.into()))))
}

type Sorter = ExternalSorter<Item, io::Error, Builder, RmpExternalChunk<Item>>;

fn on_disk<'a>(
    held: Held,
    rest: impl Iterator<Item = io::Result<Item>> + 'a,
    pieces: Builder,
) -> io::Result<Lines<'a>> {
    let sorter: Sorter = ExternalSorterBuilder::new()
        .with_buffer(pieces)
        .with_threads_number(rayon::current_num_threads())
        .build()
        .map_err(io::Error::other)?;
    let sorted = sorter
        .sort(held.items.into_iter().map(Ok).chain(rest))
        .map_err(io::Error::other)?;
    // The sorter's folder goes with it, and its files are open.
    Ok(Box::new(sorted.map(|item| match item {
        Ok(item) => Ok(item.into()),
        Err(error) => Err(io::Error::other(error)),
    })))
}

/// Lines until they are many bytes.
#[derive(Debug)]
struct Held {
    items: Vec<Item>,
    bytes: usize,
    most: usize,
}

/// Makes a [`Held`] for so many bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Builder(usize);

impl ChunkBufferBuilder<Item> for Builder {
    type Buffer = Held;

    fn build(&self) -> Held {
        Held {
            items: Vec::new(),
            bytes: 0,
            most: self.0,
        }
    }
}

impl ChunkBuffer<Item> for Held {
    fn push(&mut self, item: Item) {
        self.bytes += item.bytes.len() + item.story.len() + size_of::<Item>();
        self.items.push(item);
    }

    fn len(&self) -> usize {
        self.items.len()
    }

    fn is_full(&self) -> bool {
        self.bytes >= self.most
    }
}

impl IntoIterator for Held {
    type Item = Item;
    type IntoIter = std::vec::IntoIter<Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl ParallelSliceMut<Item> for Held {
    fn as_parallel_slice_mut(&mut self) -> &mut [Item] {
        &mut self.items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stories(most: usize) -> Vec<(usize, String)> {
        let line = |n: usize| Line {
            number: n,
            bytes: format!(
                "{{\"story\":\"s{}\",\"text\":\"Water {n} rose.\"}}\n",
                n % 7
            )
            .into(),
        };
        let noise = Line {
            number: 500,
            bytes: b"{\n".to_vec(),
        };
        let lines = (1..500).map(line).chain([noise]).map(Ok);
        let sorted = sorted(Box::new(lines), u64::MAX, most).unwrap();
        let told = |line: io::Result<Line>| {
            let line = line.unwrap();
            (line.number, String::from_utf8(line.bytes).unwrap())
        };
        sorted.map(told).collect()
    }

    #[test]
    fn the_disk_sorts_as_memory_does() {
        let whole = stories(usize::MAX);
        assert_eq!(whole.len(), 500);
        let numbers: Vec<usize> = whole.iter().map(|(number, _)| *number).collect();
        // What is no document first; then story by story, each in its order.
        assert_eq!(numbers[..4], [500, 7, 14, 21]);
        assert!(numbers[1..].chunk_by(|a, b| a % 7 == b % 7).count() == 7);
        for most in [1, 1000, 20_000] {
            assert_eq!(stories(most), whole, "{most}");
        }
    }
}
