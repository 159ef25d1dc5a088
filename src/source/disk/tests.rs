//! Folders as a user may have them.

use super::*;
use crate::source::Origin;
use jiff::civil::date;

/// A folder with these files, and what `collect` makes of `inputs` in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            let path = desk.0.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        desk
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    fn collect(&self, inputs: &[&str], stdin: &str) -> Collection {
        let place = |input: &&str| match *input {
            "-" => "-".to_owned(),
            name => self.path(name),
        };
        let inputs: Vec<_> = inputs.iter().map(place).collect();
        let collection = collect(&inputs, &mut stdin.as_bytes(), &ReadOptions::default());
        let (shelf, problems) = Shelf::new(&inputs, &mut stdin.as_bytes(), &ReadOptions::default());
        let again: Result<Vec<_>, _> = shelf.sources().collect();
        assert_eq!(again.as_ref(), Ok(&collection.sources), "one at a time");
        assert_eq!(problems, collection.problems, "one at a time");
        collection
    }

    /// The sources as `story/id`, and the problems without the folder's own path.
    fn shown(&self, collection: &Collection) -> (Vec<String>, Vec<String>) {
        let sources = collection.sources.iter();
        let own = format!("{}/", self.path(""));
        let own = own.replace("//", "/");
        let problem = |p: &Problem| format!("{}: {}", p.place, p.message).replace(&own, "");
        (
            sources.map(|s| format!("{}/{}", s.story, s.id)).collect(),
            collection.problems.iter().map(problem).collect(),
        )
    }

    fn check(&self, inputs: &[&str], sources: &[&str], problems: &[&str]) {
        let (found, told) = self.shown(&self.collect(inputs, ""));
        assert_eq!(found, sources, "{inputs:?}");
        assert_eq!(told, problems, "{inputs:?}");
        let turned: Vec<_> = inputs.iter().rev().copied().collect();
        let (again, _) = self.shown(&self.collect(&turned, ""));
        assert_eq!(again, found, "in another order");
    }
}

const TEXT: &str = "Water rose.";

#[test]
fn a_folder_is_a_story_and_only_sources_are_read() {
    let desk = Desk::new(&[
        ("flood/b.md", TEXT),
        ("flood/A.TXT", TEXT),
        ("flood/README.md", TEXT),
        ("flood/readme.txt", TEXT),
        ("flood/variorum.yaml", "a: b"),
        ("flood/metadata.txt", TEXT),
        ("flood/review.jsonl", "{}"),
        ("flood/b.snap", TEXT),
        ("flood/photo.jpeg", "\0"),
        ("flood/.hidden.txt", TEXT),
        ("flood/draft.txt", TEXT),
        ("flood/.gitignore", "draft.*"),
        ("flood/later/c.text", TEXT),
        (
            "flood/later/wire.jsonl",
            "{\"id\": 1, \"text\": \"Water fell.\"}\n",
        ),
        ("other/photo.jpeg", "\0"),
    ]);
    desk.check(
        &["flood"],
        &["flood/A.TXT", "flood/b.md", "later/c.text", "wire/1"],
        &["flood: flood/photo.jpeg is not read"],
    );
    desk.check(
        &["flood", "flood/later", "flood/b.md", "flood/../flood"],
        &["flood/A.TXT", "flood/b.md", "later/c.text", "wire/1"],
        &[
            "flood: flood/photo.jpeg is not read",
            "flood/../flood: flood/../flood/photo.jpeg is not read",
        ],
    );
    desk.check(
        &["other", "nowhere", "flood/photo.jpeg", "flood/README.md"],
        &["flood/README.md"],
        &[
            "flood/photo.jpeg: this is not text",
            "nowhere: there is no such file or folder",
            "other: this folder holds no source",
        ],
    );
}

#[test]
fn stories_and_documents_of_one_name_are_told_apart() {
    let desk = Desk::new(&[
        ("a/x/1.txt", TEXT),
        ("b/x/1.txt", TEXT),
        ("c/1.txt", "---\nstory: c\n---\nWater rose."),
        ("d/1.txt", "---\nstory: c\n---\nWater rose."),
        ("d/1.txt#2.txt", "---\nstory: c\n---\nWater rose."),
    ]);
    desk.check(
        &["a", "b", "c", "d"],
        &[
            "a/x/1.txt",
            "b/x/1.txt",
            "c/1.txt",
            "c/1.txt#2",
            "c/1.txt#2.txt",
        ],
        &["d/1.txt: the id `1.txt` is taken already in the story `c`; this one is called `1.txt#2`"],
    );
}

#[test]
fn a_sidecar_tells_of_the_files_beside_it() {
    let entry = |file: &str| format!("{{\"file\": \"{file}\", \"published\": \"2025-03-31\"}}");
    let list = format!("[{}, {}]", entry("a.txt"), entry("gone.txt"));
    let desk = Desk::new(&[
        ("flood/a.txt", TEXT),
        ("flood/b.txt", TEXT),
        ("flood/metadata.json", &list),
        ("flood/metadata.yml", "a.txt: {title: b}"),
        ("dry/a.txt", TEXT),
    ]);
    let collection = desk.collect(&["flood/a.txt", "dry"], "");
    let (found, told) = desk.shown(&collection);
    assert_eq!(found, ["dry/a.txt", "flood/a.txt"]);
    assert_eq!(
        told,
        [
            "flood/metadata.json:1:57: there is no such file in this folder",
            "flood/metadata.yml: this is not read, because metadata.json is there",
        ]
    );
    let [dry, flood] = collection.sources.as_slice() else {
        panic!("two sources");
    };
    assert_eq!(dry.published, None);
    assert_eq!(flood.published, Some(date(2025, 3, 31)));
    assert_eq!(flood.origins.published, Some(Origin::Sidecar));
    assert_eq!(flood.path, desk.path("flood/a.txt"));
}

#[test]
fn standard_input_is_one_document_or_many() {
    let desk = Desk::new(&[("flood/a.txt", TEXT)]);
    let line = "{\"id\": \"a\", \"text\": \"Water rose.\"}\n";
    for (stdin, sources, problems) in [
        (TEXT, vec!["stdin/stdin"], vec![]),
        ("\n\n{ Water } rose.\n", vec!["stdin/stdin"], vec![]),
        (line, vec!["stdin/a"], vec![]),
        (
            &*format!("\n \n{line}Water\n{line}"),
            vec!["stdin/a", "stdin/a#2"],
            vec![
                "-:4:1: this line is not a JSON object",
                "-: the id `a` of line 5 is taken already in the story `stdin`; this one is called `a#2`",
            ],
        ),
        ("", vec![], vec!["-: this holds no text"]),
    ] {
        let (found, mut told) = desk.shown(&desk.collect(&["-", "-"], stdin));
        told.sort_by_key(|told| told.contains(" id "));
        assert_eq!(found, sources, "{stdin}");
        assert_eq!(told, problems, "{stdin}");
    }
    let (found, _) = desk.shown(&desk.collect(&["-", "flood"], TEXT));
    assert_eq!(found, ["flood/a.txt", "stdin/stdin"]);
}

#[test]
fn a_file_without_documents_is_told() {
    let desk = Desk::new(&[("a/wire.ndjson", "\n\n"), ("a/b.txt", " ")]);
    desk.check(
        &["a"],
        &[],
        &[
            "a/b.txt: this holds no text",
            "a/wire.ndjson: this holds no document",
        ],
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_only_when_named() {
    let desk = Desk::new(&[("flood/a.txt", TEXT), ("other/b.txt", TEXT)]);
    let link =
        |to: &str, at: &str| std::os::unix::fs::symlink(desk.path(to), desk.path(at)).unwrap();
    link("other/b.txt", "flood/b.txt");
    link("other", "flood/more");
    link("flood", "named");
    let told = |link| format!("{link}: this link is not followed");
    let links = ["flood/b.txt", "flood/more", "named/b.txt", "named/more"].map(told);
    let [beside, folder, ..] = &links;
    desk.check(&["flood"], &["flood/a.txt"], &[beside, folder]);
    desk.check(&["flood/b.txt"], &["flood/b.txt"], &[]);
    let all = links.each_ref().map(String::as_str);
    desk.check(&["named", "flood"], &["flood/a.txt"], &all);
}
