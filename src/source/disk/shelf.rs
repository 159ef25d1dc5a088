//! Sources that are read one at a time, because their texts may not fit into memory together.

use super::{Found, Named, Sidecars, find, read_file, show, story, unreadable};
use crate::problem::Problem;
use crate::source::story::Known;
use crate::source::{Placed, ReadOptions, Source, ndjson};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// Where each of many sources stands.
#[derive(Debug)]
pub struct Shelf {
    files: Vec<Named>,
    sidecars: Sidecars,
    options: ReadOptions,
    stories: Vec<String>,
    places: Vec<Place>,
    /// What standard input held, because it cannot be read again
    kept: Vec<Source>,
}

/// As little as can be, because there is one for every source.
#[derive(Debug)]
struct Place {
    /// In `files`, or past them for standard input
    file: u32,
    /// In `stories`
    story: u32,
    line: u32,
    /// The byte of its line where there is one, or else its number among the documents of its file
    offset: u64,
    /// Whether `offset` is that of a line
    seek: bool,
    id: Box<str>,
}

impl Shelf {
    /// Reads all that `inputs` name once, with the problems it has, and keeps where it stands.
    pub fn new(
        inputs: &[String],
        stdin: &mut dyn Read,
        options: &ReadOptions,
    ) -> (Self, Vec<Problem>) {
        let Found {
            files,
            sidecars,
            sources,
            mut problems,
        } = find(inputs, stdin, options);
        let mut places = Places::default();
        for (number, file) in files.iter().enumerate() {
            let mut count = 0;
            let mut note = |placed: Placed| {
                places.note(number, count, placed.offset, &placed);
                count += 1;
            };
            read_file(file, &sidecars, options, &mut note, &mut problems);
        }
        for (number, placed) in sources.iter().enumerate() {
            places.note(files.len(), whole(number), None, placed);
        }
        let mut shelf = Self {
            files,
            sidecars,
            options: options.clone(),
            stories: places.names,
            places: places.all,
            kept: sources.into_iter().map(|placed| placed.source).collect(),
        };
        shelf.settle(&mut problems);
        problems.sort();
        problems.dedup();
        (shelf, problems)
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The sources in the order of `collect`, each read again when its turn comes; a problem
    /// where that fails.
    pub fn sources(&self) -> impl Iterator<Item = Result<Source, Box<Problem>>> + '_ {
        let mut open = Open::default();
        self.places
            .iter()
            .map(move |place| self.read(place, &mut open))
    }

    fn settle(&mut self, problems: &mut Vec<Problem>) {
        let paths: Vec<String> = self.files.iter().map(|file| show(&file.path)).collect();
        let known: Vec<Known<'_>> = self
            .places
            .iter()
            .map(|place| Known {
                story: self.story(place),
                id: &place.id,
                path: paths.get(index(place.file)).map_or("-", String::as_str),
                line: index(place.line),
            })
            .collect();
        for (at, id) in story::renamed(&known, problems) {
            self.places[at].id = id.into();
        }
        let mut places = std::mem::take(&mut self.places);
        places.sort_by(|a, b| (self.story(a), &a.id).cmp(&(self.story(b), &b.id)));
        self.places = places;
    }

    fn story(&self, place: &Place) -> &str {
        &self.stories[index(place.story)]
    }

    fn read(&self, place: &Place, open: &mut Open) -> Result<Source, Box<Problem>> {
        let mut source = match self.files.get(index(place.file)) {
            None => self.kept[index(place.offset)].clone(),
            Some(file) => {
                let again = match place.seek {
                    true => self.line(file, place, open),
                    false => Ok(self.numbered(file, place, open)),
                };
                let changed = || {
                    let message = "this changed while it was read";
                    Box::new(Problem::error(show(&file.path), message, "run this again"))
                };
                again
                    .map_err(|error| Box::new(unreadable(&file.path, &error)))?
                    .ok_or_else(changed)?
            }
        };
        source.id = place.id.to_string();
        Ok(source)
    }

    /// A document by its number in its file. An archive is read through once for all that are
    /// asked for in a row.
    fn numbered(&self, file: &Named, place: &Place, open: &mut Open) -> Option<Source> {
        if open
            .archive
            .as_ref()
            .is_none_or(|(file, _)| *file != place.file)
        {
            let mut all = Vec::new();
            let mut keep = |placed: Placed| all.push(placed.source);
            read_file(
                file,
                &self.sidecars,
                &self.options,
                &mut keep,
                &mut Vec::new(),
            );
            open.archive = Some((place.file, all));
        }
        let (_, all) = open.archive.as_ref()?;
        all.get(index(place.offset)).cloned()
    }

    fn line(&self, file: &Named, place: &Place, open: &mut Open) -> io::Result<Option<Source>> {
        let mut reader = match open.lines.take() {
            Some((file, reader)) if file == place.file => reader,
            _ => BufReader::new(File::open(&file.path)?),
        };
        reader.seek(SeekFrom::Start(place.offset))?;
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line)?;
        open.lines = Some((place.file, reader));
        let path = show(&file.path);
        let again = ndjson::again(&path, &file.many, &line, index(place.line));
        Ok(again.map(|mut source| {
            self.options.date(&mut source);
            source
        }))
    }
}

/// What was opened last, by its number in `files`.
#[derive(Default)]
struct Open {
    lines: Option<(u32, BufReader<File>)>,
    archive: Option<(u32, Vec<Source>)>,
}

/// Places while they are found.
#[derive(Default)]
struct Places {
    all: Vec<Place>,
    names: Vec<String>,
    stories: BTreeMap<String, u32>,
}

impl Places {
    fn note(&mut self, file: usize, number: u64, offset: Option<u64>, placed: &Placed) {
        let Source { story, id, .. } = &placed.source;
        let story = match self.stories.get(story) {
            Some(number) => *number,
            None => {
                let number = whole(self.names.len());
                self.names.push(story.clone());
                self.stories.insert(story.clone(), number);
                number
            }
        };
        self.all.push(Place {
            file: whole(file),
            story,
            line: whole(placed.line),
            offset: offset.unwrap_or(number),
            seek: offset.is_some(),
            id: id.as_str().into(),
        });
    }
}

/// A number in less room; no one has so many files or lines.
fn whole<T: TryFrom<usize> + Default>(number: usize) -> T {
    T::try_from(number).unwrap_or_default()
}

fn index(number: impl TryInto<usize>) -> usize {
    number.try_into().unwrap_or(usize::MAX)
}
