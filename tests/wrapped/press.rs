//! A PDF in two columns, with a sidebar, running heads and words broken at the ends of lines.

use std::fmt::Write;

/// The columns' left edges, and their width in characters; all letters are equally wide.
const COLUMNS: [f64; 2] = [50.0, 260.0];
const WIDE: usize = 39;
const SIZE: f64 = 8.0;
const LEADING: f64 = 10.0;

/// The sidebar is set smaller, in a frame.
const ASIDE: (f64, usize, f64) = (472.0, 26, 6.0);
const TITLE: (usize, f64) = (40, 16.0);

/// Where the columns begin and end, from the bottom of the page.
const TOP: f64 = 730.0;
const BOTTOM: f64 = 60.0;

/// A line, and whether a paragraph begins with it.
type Line = (String, bool);

/// An article as a newspaper sets it.
pub fn pdf(title: Option<&str>, paragraphs: &[String], around: &[&str]) -> Vec<u8> {
    let mut codes = Codes::default();
    let lines: Vec<Line> = paragraphs.iter().flat_map(|text| set(text, WIDE)).collect();
    let mut lines = lines.into_iter().peekable();
    let mut pages = Vec::new();
    while lines.peek().is_some() {
        let mut page = String::new();
        let number = pages.len() + 1;
        put(
            &mut page,
            &mut codes,
            (50.0, 770.0, SIZE),
            "The Example Courier",
        );
        put(
            &mut page,
            &mut codes,
            (300.0, 30.0, SIZE),
            &number.to_string(),
        );
        let mut top = TOP;
        if let Some(title) = title.filter(|_| number == 1) {
            for (line, _) in set(title, TITLE.0) {
                put(&mut page, &mut codes, (50.0, top, TITLE.1), &line);
                top -= 1.2 * TITLE.1;
            }
            top -= 10.0;
        }
        for x in COLUMNS {
            let mut y = top;
            while y > BOTTOM
                && let Some((line, begins)) = lines.next()
            {
                let indent = if begins { 1.5 * SIZE } else { 0.0 };
                put(&mut page, &mut codes, (x + indent, y, SIZE), &line);
                y -= LEADING;
            }
        }
        let (x, wide, size) = ASIDE;
        let mut y = TOP - 20.0;
        for (line, _) in around.iter().flat_map(|text| set(text, wide)) {
            put(&mut page, &mut codes, (x, y, size), &line);
            y -= 1.2 * size;
        }
        writeln!(page, "{} {} {} {} re S", x - 5.0, y - 5.0, 110.0, TOP - y).unwrap();
        pages.push(page);
    }
    file(&pages, &codes.map())
}

/// The lines of a paragraph. A long word that does not fit is broken.
fn set(text: &str, wide: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut line = String::new();
    // The first line is shorter by its indent.
    let room = |lines: &Vec<Line>| if lines.is_empty() { wide - 3 } else { wide };
    for word in text.split_whitespace() {
        let used = if line.is_empty() {
            0
        } else {
            line.chars().count() + 1
        };
        let left = room(&lines).saturating_sub(used);
        if word.chars().count() <= left {
            let space = if line.is_empty() { "" } else { " " };
            line = format!("{line}{space}{word}");
            continue;
        }
        let plain = word.len() > 7 && word.bytes().all(|b| b.is_ascii_lowercase());
        let rest = match plain && left > 5 && !line.is_empty() {
            true => {
                let cut = (left - 1).min(word.len() - 3);
                line = format!("{line} {}-", &word[..cut]);
                &word[cut..]
            }
            false => word,
        };
        if !line.is_empty() {
            lines.push((line, lines.is_empty()));
        }
        line = rest.to_owned();
    }
    lines.push((line, lines.is_empty()));
    lines
}

/// A byte for each character that is used, as fonts that hold only what is needed have it.
#[derive(Default)]
struct Codes(Vec<char>);

impl Codes {
    fn of(&mut self, c: char) -> usize {
        let known = self.0.iter().position(|known| *known == c);
        33 + known.unwrap_or_else(|| {
            self.0.push(c);
            self.0.len() - 1
        })
    }

    /// What the bytes mean.
    fn map(&self) -> String {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <ff> endcodespacerange\n",
        );
        for (n, c) in self.0.iter().enumerate() {
            let mut units = [0; 2];
            let units = c.encode_utf16(&mut units).iter();
            let hex: String = units.map(|unit| format!("{unit:04x}")).collect();
            writeln!(map, "1 beginbfchar <{:02x}> <{hex}> endbfchar", n + 33).unwrap();
        }
        map + "endcmap end end"
    }
}

fn put(page: &mut String, codes: &mut Codes, (x, y, size): (f64, f64, f64), line: &str) {
    let hex: String = line
        .chars()
        .map(|c| format!("{:02x}", codes.of(c)))
        .collect();
    writeln!(page, "BT /F {size} Tf {x} {y} Td <{hex}> Tj ET").unwrap();
}

/// The file: a catalogue, the pages, a font and what its bytes mean.
fn file(pages: &[String], map: &str) -> Vec<u8> {
    let kids: String = (0..pages.len())
        .map(|n| format!("{} 0 R ", 5 + 2 * n))
        .collect();
    let widths = "600 ".repeat(223);
    let stream = |text: &str| format!("<</Length {}>>stream\n{text}\nendstream", text.len());
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Count {}/Kids[{kids}]/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>>>",
            pages.len()
        ),
        format!(
            "<</Type/Font/Subtype/Type1/BaseFont/Courier/FirstChar 33/LastChar 255/Widths[{widths}]/ToUnicode 4 0 R>>"
        ),
        stream(map),
    ];
    for (n, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/Contents {} 0 R>>",
            6 + 2 * n
        ));
        objects.push(stream(page));
    }
    let mut file = String::from("%PDF-1.4\n");
    let mut places = String::new();
    for (n, object) in objects.iter().enumerate() {
        writeln!(places, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{} 0 obj\n{object}\nendobj", n + 1).unwrap();
    }
    let (start, count) = (file.len(), objects.len() + 1);
    write!(file, "xref\n0 {count}\n0000000000 65535 f \n{places}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").unwrap();
    file.into_bytes()
}
