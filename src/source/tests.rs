use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn read(path: &str, bytes: &[u8], sidecar: Option<&Details>) -> (Option<Source>, Vec<Problem>) {
    let name = Name {
        id: path.to_owned(),
        path: path.to_owned(),
        story: "flood".to_owned(),
    };
    let mut problems = Vec::new();
    let input = Input {
        name,
        sidecar,
        ..Input::default()
    };
    let source = document(&input, Format::Text, bytes, &mut problems);
    (source, problems)
}

#[test]
fn front_matter_goes_before_the_sidecar_and_both_before_the_text() {
    let sidecar = Details {
        title: Some("Beside".into()),
        publisher: Some("Beside".into()),
        published: Some(date(2025, 2, 2)),
        ..Details::default()
    }
    .from(Origin::Sidecar);
    let text = "Within\n\nPublished: 3 March 2025\n\nWater rose.";
    let front = format!("---\ntitle: Above\npublished: 2025-01-01\n---\n{text}");
    let titled = format!("---\ntitle: Above\n---\n{text}");
    for (text, sidecar, title, publisher, day, from) in [
        (
            &*front,
            Some(&sidecar),
            "Above",
            Some("Beside"),
            date(2025, 1, 1),
            Origin::FrontMatter,
        ),
        (
            &titled,
            Some(&sidecar),
            "Above",
            Some("Beside"),
            date(2025, 2, 2),
            Origin::Sidecar,
        ),
        (
            &titled,
            None,
            "Above",
            None,
            date(2025, 3, 3),
            Origin::Dateline,
        ),
        (
            text,
            Some(&sidecar),
            "Beside",
            Some("Beside"),
            date(2025, 2, 2),
            Origin::Sidecar,
        ),
        (
            text,
            None,
            "Within",
            None,
            date(2025, 3, 3),
            Origin::Dateline,
        ),
    ] {
        let (source, problems) = read("a.txt", text.as_bytes(), sidecar);
        let source = source.unwrap();
        assert_eq!(problems, []);
        assert_eq!(source.title.as_deref(), Some(title));
        assert_eq!(source.publisher.as_deref(), publisher);
        assert_eq!(
            (source.published, source.origins.published),
            (Some(day), Some(from))
        );
        assert!(source.text[source.body..].starts_with("Within"));
    }
}

#[test]
fn what_cannot_be_used_is_told() {
    for (bytes, read_at_all, message) in [
        (&b""[..], false, "this holds no text"),
        (b" \r\n\t", false, "this holds no text"),
        (b"---\ntitle: a\n---\n \n", false, "this holds no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", false, "this is not text"),
        (
            b"caf\xe9",
            true,
            "this is not UTF-8 and was read as Windows-1252",
        ),
        (
            b"\xfe\xff\0a\0b\0",
            true,
            "some bytes mean nothing in the encoding that the file states",
        ),
    ] {
        let (source, problems) = read("a.txt", bytes, None);
        assert_eq!(source.is_some(), read_at_all);
        let messages: Vec<_> = problems.iter().map(|p| p.message.as_str()).collect();
        assert_eq!(messages, [message]);
    }
}

proptest! {
    #[test]
    fn no_bytes_are_too_odd(
        opening in prop::sample::select(vec!["", "---\n", "---\ntitle: ", "---\npublished: ", "\u{feff}", "Published: "]),
        bytes in any::<Vec<u8>>(),
        closing in prop::sample::select(vec!["", "\n---\n", "\n---\nWater rose."]),
    ) {
        let bytes = [opening.as_bytes(), &bytes, closing.as_bytes()].concat();
        if let (Some(source), _) = read("a.md", &bytes, None) {
            let prose = source.text.get(source.body..).expect("a boundary");
            prop_assert!(!sentence::sentences(&source.text, source.body).is_empty() || prose.trim_matches(['#', ' ', '\n']).is_empty());
        }
        let mut problems = Vec::new();
        sidecar::read("m", &bytes, &Default::default(), &mut problems);
        ndjson::read("n", "n", &mut bytes.as_slice(), &mut |_| (), &mut problems, u64::MAX).expect("no reader's error");
    }

    #[test]
    fn no_front_matter_is_too_odd(inside in "([a-z]{1,5}|published|title|[:\\[\\]{}&*!|>'\"%@,#-]|[0-9]|\n|  |\t|\u{e9}){0,60}") {
        read("a.md", format!("---\ntitle: {inside}\n---\nWater rose.").as_bytes(), None);
    }
}
