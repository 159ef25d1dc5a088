//! Sources that are read one at a time, because their texts may not fit into memory together.

use super::{Found, Sidecars, find, is_ndjson, ndjson, read_file, show, story, unreadable};
use crate::problem::Problem;
use crate::source::story::Known;
use crate::source::{Placed, Source};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// Where each of many sources stands.
#[derive(Debug)]
pub struct Shelf {
    files: Vec<(PathBuf, String)>,
    sidecars: Sidecars,
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
    /// In the file, or in `kept`
    offset: u64,
    id: Box<str>,
}

impl Shelf {
    /// Reads all that `inputs` name once, with the problems it has, and keeps where it stands.
    pub fn new(inputs: &[String], stdin: &mut dyn Read) -> (Self, Vec<Problem>) {
        let Found {
            files,
            sidecars,
            sources,
            mut problems,
        } = find(inputs, stdin);
        let mut places = Places::default();
        for (number, (path, story)) in files.iter().enumerate() {
            let mut note = |placed: Placed| places.note(number, placed.offset, &placed);
            read_file(path, story, &sidecars, &mut note, &mut problems);
        }
        for (number, placed) in sources.iter().enumerate() {
            places.note(files.len(), whole(number), placed);
        }
        let mut shelf = Self {
            files,
            sidecars,
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
        let mut open = None;
        self.places
            .iter()
            .map(move |place| self.read(place, &mut open))
    }

    fn settle(&mut self, problems: &mut Vec<Problem>) {
        let paths: Vec<String> = self.files.iter().map(|(path, _)| show(path)).collect();
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

    fn read(
        &self,
        place: &Place,
        open: &mut Option<(u32, BufReader<File>)>,
    ) -> Result<Source, Box<Problem>> {
        let mut source = match self.files.get(index(place.file)) {
            None => self.kept[index(place.offset)].clone(),
            Some((path, story)) => {
                let again = match is_ndjson(path) {
                    true => self.line(path, story, place, open),
                    false => Ok(self.file(path, story)),
                };
                let changed = || {
                    let message = "this changed while it was read";
                    Box::new(Problem::error(show(path), message, "run this again"))
                };
                again
                    .map_err(|error| Box::new(unreadable(path, &error)))?
                    .ok_or_else(changed)?
            }
        };
        source.id = place.id.to_string();
        Ok(source)
    }

    fn file(&self, path: &Path, story: &str) -> Option<Source> {
        let mut found = None;
        let mut keep = |placed: Placed| found = Some(placed.source);
        read_file(path, story, &self.sidecars, &mut keep, &mut Vec::new());
        found
    }

    fn line(
        &self,
        path: &Path,
        story: &str,
        place: &Place,
        open: &mut Option<(u32, BufReader<File>)>,
    ) -> io::Result<Option<Source>> {
        let mut reader = match open.take() {
            Some((file, reader)) if file == place.file => reader,
            _ => BufReader::new(File::open(path)?),
        };
        reader.seek(SeekFrom::Start(place.offset))?;
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line)?;
        *open = Some((place.file, reader));
        Ok(ndjson::again(&show(path), story, &line, index(place.line)))
    }
}

/// Places while they are found.
#[derive(Default)]
struct Places {
    all: Vec<Place>,
    names: Vec<String>,
    stories: BTreeMap<String, u32>,
}

impl Places {
    fn note(&mut self, file: usize, offset: u64, placed: &Placed) {
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
            offset,
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
