//! PDFs as small as they can be.

use super::*;

/// A file of these objects; the first is the catalogue.
fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut file = String::from("%PDF-1.7\n");
    let mut places = String::new();
    for (n, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let (start, count) = (file.len(), objects.len() + 1);
    file += &format!("xref\n0 {count}\n0000000000 65535 f \n{places}");
    file += &format!("trailer<</Size {count}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

fn stream(said: &str, content: &str) -> String {
    format!(
        "<<{said}/Length {}>>stream\n{content}\nendstream",
        content.len()
    )
}

/// Pages with these contents, on which the drawing `/X` is `drawing`.
fn book(pages: &[String], drawing: &str, trailer: &str) -> Vec<u8> {
    let kids: String = (0..pages.len())
        .map(|n| format!("{} 0 R ", 5 + 2 * n))
        .collect();
    let resources = "/Resources<</Font<</F 3 0 R>>/XObject<</X 4 0 R>>>>";
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Count {}/Kids[{kids}]/MediaBox[0 0 600 800]{resources}>>",
            pages.len()
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>".to_owned(),
        stream(
            &format!("/Type/XObject/Subtype/Form/BBox[0 0 600 800]{resources}"),
            drawing,
        ),
    ];
    for (n, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/Contents {} 0 R>>",
            6 + 2 * n
        ));
        objects.push(stream("", page));
    }
    file(&objects, trailer)
}

/// Lines of ten-point Courier, whose letters are six points wide, each with its place.
fn lines(lines: &[(i32, i32, &str)]) -> String {
    let line = |(x, y, text): &(i32, i32, &str)| format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n");
    lines.iter().map(line).collect()
}

fn text(pages: &[String]) -> String {
    extract(book(pages, "", "")).expect("a text").text
}

#[test]
fn columns_are_read_in_order_and_broken_words_are_whole() {
    let page = lines(&[
        (
            50,
            760,
            "WATER RISES TO SEVEN METRES IN THE VALLEY, AND THE DAM IS IN DANGER, THE MAYOR SAYS",
        ),
        (50, 720, "The water in the valley rose to se-"),
        (330, 720, "schools and gyms. The dam was built"),
        (50, 708, "ven metres. In the night 4,000 peo-"),
        (330, 708, "for a ten-metre flood, but two-"),
        (50, 696, "ple left their homes for the town's"),
        (330, 696, "thirds of it are of 1954, he said."),
    ]);
    assert_eq!(
        text(&[page]),
        "WATER RISES TO SEVEN METRES IN THE VALLEY, AND THE DAM IS IN DANGER, THE MAYOR SAYS\n\nThe water \
         in the valley rose to seven metres. In the night 4,000 people left their homes for the town's \
         schools and gyms. The dam was built for a ten-metre flood, but two-thirds of it are of 1954, he said."
    );
}

#[test]
fn pages_are_known_and_their_numbers_are_no_text() {
    let page = |n: usize, text: &str| {
        let (head, foot) = (format!("The 12 o'clock Post, page {n}"), format!("- {n} -"));
        lines(&[
            (50, 780, &head),
            (50, 700, text),
            (50, 688, text),
            (280, 20, &foot),
        ])
    };
    let pages = [
        page(1, "Water rose to seven metres."),
        page(2, "Then it fell to two metres."),
    ];
    let extract = extract(book(&pages, "", "")).expect("a text");
    let second = extract.text.find("Then").expect("the second page");
    assert_eq!(extract.pages, [0, second]);
    assert!(
        !extract.text.contains("12") && !extract.text.contains('-'),
        "{}",
        extract.text
    );
}

#[test]
fn rows_that_differ_in_figures_of_their_own_are_text() {
    let page = |n: usize, killed: usize, then: &str| {
        let (head, toll) = (format!("Post {n}"), format!("Killed: {killed} people"));
        lines(&[
            (50, 780, &head),
            (50, 700, &toll),
            (50, 688, then),
            (50, 676, &format!("{then}, he said.")),
        ])
    };
    let text = text(&[page(7, 12, "at dawn"), page(8, 15, "at noon")]);
    assert!(
        text.contains("12 people") && text.contains("15 people") && !text.contains("Post"),
        "{text}"
    );
}

#[test]
fn a_number_on_a_row_of_the_text_is_no_page_number() {
    let page = lines(&[
        (50, 700, "The flood rose, and the town lost"),
        (50, 688, "12"),
        (50, 676, "people, and the villages below it"),
        (50, 664, "27"),
        (280, 20, "4"),
    ]);
    let text = text(&[page]);
    assert!(text.contains("lost 12 people"), "{text}");
    assert!(text.contains("27") && !text.contains('4'), "{text}");
}

#[test]
fn the_mark_of_a_note_is_no_digit_of_a_figure() {
    let raised = |before: &str, mark: &str, after: &str| {
        format!(
            "BT /F 10 Tf 50 700 Td ({before}) Tj /F 6 Tf 4 Ts ({mark}) Tj 0 Ts /F 10 Tf ({after}) Tj ET"
        )
    };
    for (page, shown) in [
        (
            raised("The flood killed 12", "3", " people."),
            "The flood killed 12 people.",
        ),
        (
            raised("The flood killed 12", "34", ", he said."),
            "The flood killed 12, he said.",
        ),
        (
            raised("It rose 12", "1", "/2 feet."),
            "It rose 12 1/2 feet.",
        ),
        (
            raised("It took 12 km", "2", " of land."),
            "It took 12 km2 of land.",
        ),
    ] {
        assert_eq!(text(&[page]), shown);
    }
}

#[test]
fn boxes_and_side_columns_are_left_out() {
    let said = "Water rose to seven metres in the night, the mayor said.";
    let column: Vec<(i32, i32, &str)> = (0..20).map(|n| (50, 700 - 12 * n, said)).collect();
    let aside = lines(&[
        (450, 700, "900 people died in"),
        (450, 688, "another land, he said"),
    ]);
    let framed = format!("440 680 140 40 re S\n{aside}");
    let smaller = aside.replace("/F 10 Tf", "/F 7 Tf");
    let marked = format!("/Artifact BMC\n{aside}EMC\n");
    for (aside, stays) in [
        (&aside, true),
        (&framed, false),
        (&smaller, false),
        (&marked, false),
    ] {
        let text = text(&[lines(&column) + aside]);
        assert_eq!(text.contains("900"), stays, "{aside}");
        assert!(text.contains("seven metres"));
    }
}

#[test]
fn a_page_that_lies_on_its_side_is_turned() {
    let said = ["Water rose to seven metres,", "the mayor said."];
    for turn in ["0 1 -1 0 300 200", "-1 0 0 -1 400 400", "0 -1 1 0 300 600"] {
        let page = format!(
            "BT /F 10 Tf {turn} Tm ({}) Tj 0 -12 Td ({}) Tj ET",
            said[0], said[1]
        );
        assert_eq!(text(&[page]), said.join(" "), "{turn}");
    }
}

#[test]
fn what_cannot_be_read_is_told() {
    let words = || lines(&[(50, 700, "Water rose.")]);
    let key = "00".repeat(32);
    let locked =
        format!("/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{key}>/U<{key}>>>");
    let twenty = "/X Do ".repeat(20);
    let pages = |content: &str| book(&[words() + content], &words(), "");
    for (bytes, refused) in [
        (book(&[words()], "", &locked), Some(Refused::Locked)),
        (
            book(&[words()], "", &locked.replace("/V 1", "/V 9")),
            Some(Refused::Encrypted),
        ),
        (pages(&"/X Do ".repeat(3_000_000)), Some(Refused::TooMuch)),
        (book(&[words()], &twenty, ""), None),
        (pages(&"q ".repeat(10_000)), None),
        (pages(&"[".repeat(10_000)), None),
        (
            book(&["0 0 10 10 re f".to_owned()], "", ""),
            Some(Refused::NoText),
        ),
        (b"%PDF-1.7\n".to_vec(), Some(Refused::Damaged)),
        (Vec::new(), Some(Refused::Damaged)),
    ] {
        assert_eq!(extract(bytes).err(), refused);
    }
}
