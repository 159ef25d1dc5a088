//! Figures that name or number a thing and count nothing: "Article 5", "F-16", "No. 10",
//! bare years, times of day, list numbers.

mod listed;

use self::listed::{is_address, is_listed};
use super::keyed::Words;
use super::number::Figure;
use super::scan::Scan;
use rust_decimal::Decimal;

/// Words after which a figure is a label.
static LABELLED: Words<128> = Words::of(&[
    "article",
    "bus",
    "category",
    "channel",
    "chapter",
    "class",
    "clause",
    "column",
    "dial",
    "docket",
    "episode",
    "exhibit",
    "figure",
    "flight",
    "gate",
    "grade",
    "highway",
    "interstate",
    "item",
    "junction",
    "lane",
    "level",
    "line",
    "lot",
    "no",
    "nos",
    "note",
    "number",
    "page",
    "paragraph",
    "part",
    "phase",
    "pp",
    "psalm",
    "question",
    "resolution",
    "road",
    "room",
    "route",
    "rule",
    "section",
    "stage",
    "step",
    "table",
    "terminal",
    "tier",
    "type",
    "unit",
    "verse",
    "version",
    "vol",
    "volume",
]);

/// Words that are so only with a capital, because "seat 500" and "form 3" are verbs, in lower
/// case.
static TITLED: Words<128> = Words::of(&[
    "act",
    "airbus",
    "amendment",
    "annex",
    "apollo",
    "appendix",
    "area",
    "bill",
    "block",
    "boeing",
    "camp",
    "court",
    "district",
    "exam",
    "exit",
    "form",
    "formula",
    "option",
    "pier",
    "platform",
    "proposition",
    "protocol",
    "python",
    "radio",
    "runway",
    "scene",
    "schedule",
    "season",
    "seat",
    "sector",
    "sputnik",
    "studio",
    "suite",
    "title",
    "ward",
    "windows",
    "zone",
]);

/// Words after a figure that make it a time of day.
static CLOCK: Words<64> = Words::of(&[
    "am",
    "pm",
    "a.m",
    "p.m",
    "a.m.",
    "p.m.",
    "o'clock",
    "o’clock",
    "gmt",
    "est",
    "edt",
    "bst",
    "utc",
    "hrs",
]);

/// Share indices and lists that are named with a figure.
static INDICES: Words<32> = Words::of(&[
    "asx", "cac", "csi", "dax", "fortune", "ftse", "ibex", "nasdaq", "nikkei", "russell", "sp",
    "stoxx",
]);

/// Whether a figure, with or without a noun, is a label.
pub fn is_label(scan: &Scan, figure: &Figure) -> bool {
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    scan.is_word(end) && scan.joined(end) && CLOCK.has(scan.key(end))
        || is_labelled(scan, start)
        || figure.digits
            && (is_glued(scan, start)
                || is_listed(scan, start, end)
                || is_address(scan, start, end)
                || is_telephone(scan, start, end)
                || is_list_number(scan, start, end)
                || is_score(scan, end))
}

/// Whether a figure without a noun counts nothing.
pub fn is_bare_label(scan: &Scan, figure: &Figure) -> bool {
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    if !figure.digits {
        return false;
    }
    // "5G", "1990s", "19th"
    let hedged = scan.is_hyphen(end) && scan.is_any(end + 1, &["plus", "odd", "ish"]);
    let tail = !hedged
        && scan.glued(end)
        && (scan.is_word(end) || scan.is_hyphen(end) && scan.glued(end + 1));
    tail || is_year(scan, figure) && !is_told(scan, start) || is_named(scan, start, end)
}

/// A whole number without separators that is more likely a year.
pub fn is_year(scan: &Scan, figure: &Figure) -> bool {
    let plain = scan.str(figure.tokens.start).len() == 4;
    let year =
        |d: Option<Decimal>| d.is_some_and(|d| d >= Decimal::from(1700) && d < Decimal::from(2200));
    plain && figure.digits && year(figure.figure) && figure.tokens.len() != 2
}

/// "an average of 1500", "at least 1500": what makes four digits a figure.
pub fn is_told(scan: &Scan, start: usize) -> bool {
    const TOTALS: &[&str] = &[
        "average", "capacity", "count", "crowd", "group", "maximum", "minimum", "number", "score",
        "sum", "total",
    ];
    if is_hedged(scan, start) {
        return true;
    }
    let of = start.checked_sub(1).filter(|of| scan.is(*of, "of"));
    of.and_then(|of| of.checked_sub(1))
        .is_some_and(|noun| scan.is_any(noun, TOTALS))
}

/// Whether a hedge that no year has stands before: "at least 2000", not "since at least 2000".
fn is_hedged(scan: &Scan, at: usize) -> bool {
    const HEDGES: [&[&str]; 7] = [
        &["more", "than"],
        &["fewer", "than"],
        &["less", "than"],
        &["at", "least"],
        &["as", "many", "as"],
        &["an", "estimated"],
        &["some"],
    ];
    let start = |words: &&[&str]| {
        let start = at.checked_sub(words.len())?;
        (scan.joined(at) && scan.are(start, words)).then_some(start)
    };
    let Some(start) = HEDGES.iter().find_map(start) else {
        return false;
    };
    const DATED: &[&str] = &["by", "since", "till", "until"];
    !start
        .checked_sub(1)
        .is_some_and(|before| scan.is_any(before, DATED))
}

/// Whether the word before makes a figure a label: "Article 5", "Form 13F".
pub fn is_labelled(scan: &Scan, start: usize) -> bool {
    let Some(mut before) = start.checked_sub(1).filter(|_| scan.joined(start)) else {
        return false;
    };
    let era = ["A.D.", "AD", "B.C.", "BC", "CE"];
    if era.contains(&scan.str(before)) {
        return true;
    }
    if scan.is_mark(before, '#') || scan.is_mark(before, '№') {
        return true;
    }
    if scan.is_mark(before, '.') && scan.glued(before) {
        before = before.saturating_sub(1);
        return scan.is_any(
            before,
            &["no", "nos", "art", "sec", "vol", "fig", "p", "pp", "ch"],
        );
    }
    if scan.is(before, "war") && before > 0 && scan.is(before - 1, "world") {
        return true;
    }
    let word = scan.str(before);
    let key = scan.key(before);
    let labelled = LABELLED.has(key);
    let titled = TITLED.has(key) && word.starts_with(char::is_uppercase);
    let index = scan.is_figure(start) && INDICES.has(key) && !word.starts_with(char::is_lowercase);
    if titled || index {
        return true;
    }
    // "no 5 soldiers", "part 5" in lower case are too rare to matter but for these.
    labelled
        && (scan.is_figure(start) || word.starts_with(char::is_uppercase))
        && word != "no"
        && word != "number"
        || labelled && word == "number" && scan.is_figure(start)
}

/// A figure that follows a hyphen, a point or a stroke without space: "COVID-19", "v1.2".
fn is_glued(scan: &Scan, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).filter(|_| scan.glued(start)) else {
        return false;
    };
    if scan.is_word(before) || scan.is_mark(before, ':') {
        return true;
    }
    let first = before.checked_sub(1).filter(|_| scan.glued(before));
    match first {
        // "3km-5km"
        Some(first) if scan.glued(first) && scan.is_figure(first.saturating_sub(1)) => false,
        Some(first) if scan.is_word(first) => {
            scan.is_hyphen(before)
                && !scan.is(first, "sub")
                && !scan.is_any(first, &["to", "mid", "pre"])
                || scan.is_mark(before, '/')
                || scan.is_mark(before, '.')
                || scan.is_mark(before, '_')
                || scan.is_mark(before, '+')
        }
        Some(first) => scan.is_figure(first) && scan.is_hyphen(before),
        None => false,
    }
}

/// "0800 555 111", "+44 7700 900123", "(212) 555-0187": figures side by side, the first of which
/// counts nothing.
fn is_telephone(scan: &Scan, start: usize, end: usize) -> bool {
    const GROUPS: usize = 4;
    let area = scan.is_mark(end, ')')
        && scan.is_figure(end + 1)
        && scan.is_hyphen(end + 2)
        && scan.glued(end + 2)
        && start
            .checked_sub(1)
            .is_some_and(|open| scan.is_mark(open, '('));
    let plus = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|sign| scan.is_mark(sign, '+') && scan.glued(at))
            && scan.is_figure(at + 1)
    };
    let zero = |at: usize| {
        let digits = scan.str(at);
        digits.len() > 2 && digits.starts_with('0') && !digits.contains('.')
    };
    let first = (start.saturating_sub(GROUPS)..start)
        .rev()
        .take_while(|at| scan.is_figure(*at) && scan.joined(at + 1))
        .last()
        .unwrap_or(start);
    area || plus(first) || (first < start && zero(first))
}

/// "68-31": a score or a vote, when it is no range.
fn is_score(scan: &Scan, end: usize) -> bool {
    scan.is_hyphen(end) && scan.glued(end) && scan.glued(end + 1) && scan.is_figure(end + 1)
}

/// "1. ", "2) " at the start of a line.
fn is_list_number(scan: &Scan, start: usize, end: usize) -> bool {
    let Some(token) = scan.get(start) else {
        return false;
    };
    let head = scan.text.get(..token.start).unwrap_or("");
    let line_start = head.trim_end_matches([' ', '\t']);
    let starts = line_start.is_empty() || line_start.ends_with('\n');
    let closed = (scan.is_mark(end, '.') || scan.is_mark(end, ')')) && scan.glued(end);
    starts && closed && scan.joined(end + 1) && !scan.glued(end + 1)
}

/// Whether all of several longer words have a capital, so that one tells nothing: "1 Killed,
/// 2 Injured After Market Blast".
fn is_title(scan: &Scan) -> bool {
    const LONGER: usize = 4;
    const SEVERAL: usize = 3;
    // A title is short, and each figure of a long text would look over all of it.
    const LONGEST: usize = 64;
    if scan.get(LONGEST).is_some() {
        return false;
    }
    let tokens = (0..).take_while(|at| scan.get(*at).is_some());
    let mut words = tokens.filter(|at| scan.is_word(*at) && scan.str(*at).len() > LONGER);
    let capital = |at: usize| scan.str(at).starts_with(char::is_uppercase);
    let several = words.by_ref().take(SEVERAL).filter(|at| capital(*at));
    several.count() == SEVERAL && words.all(capital)
}

/// A figure after a capitalised word inside a sentence ("Model 3", "Route 66", "Channel 5"),
/// or before one ("10 Downing Street").
fn is_named(scan: &Scan, start: usize, end: usize) -> bool {
    let capital = |at: usize| {
        scan.is_word(at) && scan.joined(at) && scan.str(at).contains(char::is_uppercase)
    };
    let plain = scan.str(start).bytes().all(|b| b.is_ascii_digit());
    let before = start.checked_sub(1);
    let at = before.is_some_and(|b| scan.is(b, "at"));
    let set_off = before.is_some_and(|b| scan.is_mark(b, ',') || scan.is_mark(b, ':'));
    if plain && capital(end) && (at || set_off && !is_title(scan)) {
        return true;
    }
    let Some(mut before) = start.checked_sub(1).filter(|_| scan.joined(start)) else {
        return false;
    };
    // "Prescott (4)"
    if scan.is_mark(before, '(') && scan.is_mark(end, ')') {
        before = before.saturating_sub(1);
        // "Ada Quill (34)" tells how old she is.
        let aged = plain && scan.str(start).len() == 2;
        let given = before.checked_sub(1).map_or("", |at| scan.str(at));
        let full = scan.joined(before) && given.starts_with(char::is_uppercase);
        return capital(before) && !(aged && full);
    }
    let first = before.checked_sub(1).is_none_or(|b| {
        scan.is_mark(b, '.') || scan.is_mark(b, '"') || scan.is_mark(b, '“') || !scan.joined(before)
    });
    // A heading in capitals names nothing; "S&P 500" and "FTSE 100" do.
    let capitals = |at: usize| !scan.str(at).contains(char::is_lowercase);
    let index = |word: usize| {
        let amp = word.checked_sub(1);
        amp.is_some_and(|at| scan.is_mark(at, '&') && scan.glued(at) && scan.glued(word))
            || INDICES.has(scan.key(word))
    };
    let heading = capitals(before) && !index(before);
    capital(before) && !heading && !first && !is_title(scan) || index(before)
}
