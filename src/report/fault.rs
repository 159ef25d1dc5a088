//! Problems, drawn with the words at fault or said in one line.

use super::safe::{acts, safe, shorten};
use super::style::Style;
use crate::problem::{Excerpt, Level, Problem};
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level as Look, Origin, Renderer, Snippet,
};

/// How far along a line, in bytes, words at fault are still drawn in their place.
const REACH: usize = 400;

/// A problem as compilers draw theirs: what is wrong, where, and under it what to do.
pub fn draw(problem: &Problem, style: Style) -> String {
    let look = match problem.level {
        Level::Error => Look::ERROR,
        Level::Notice => Look::WARNING.with_name("notice"),
    };
    let title = look.primary_title(safe(&problem.message));
    let path = safe(&problem.place.file);
    let mut group = match &problem.place.excerpt {
        None => Group::with_title(title).element(Origin::path(path)),
        Some(excerpt) if excerpt.start < REACH => {
            Group::with_title(title).element(snippet(excerpt).path(path))
        }
        Some(excerpt) => {
            let origin = Origin::path(path).line(excerpt.line);
            Group::with_title(title)
                .element(origin.char_column(excerpt.column()))
                .element(Look::NOTE.message(words(excerpt)))
        }
    };
    if !problem.cure.is_empty() {
        group = group.element(Look::HELP.message(safe(&problem.cure)));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let mut drawn = renderer.render(&[group]);
    drawn.push('\n');
    drawn
}

/// A line with the words at fault marked.
fn snippet(excerpt: &Excerpt) -> Snippet<'_, Annotation<'_>> {
    let line = &excerpt.text;
    let start = line.floor_char_boundary(excerpt.start);
    let cut = line.floor_char_boundary(2 * REACH);
    let end = line.floor_char_boundary(excerpt.end).clamp(start, cut);
    let text = still(&line[..start]);
    let begin = text.len();
    let text = text + &still(&line[start..end]);
    let marked = begin..text.len();
    let text = text + &still(&line[end..cut]);
    Snippet::source(text)
        .line_start(excerpt.line)
        .annotation(AnnotationKind::Primary.span(marked))
}

/// `text` with a sign in place of each character that acts: one for one, so that the column
/// shown is the column meant.
fn still(text: &str) -> String {
    let still = |c: char| if acts(c) && c != '\t' { '\u{fffd}' } else { c };
    text.chars().map(still).collect()
}

/// The words at fault, quoted.
fn words(excerpt: &Excerpt) -> String {
    let line = &excerpt.text;
    let start = line.floor_char_boundary(excerpt.start);
    let end = line.floor_char_boundary(excerpt.end).max(start);
    format!("the words are “{}”", shorten(&line[start..end], 100))
}

/// A problem in one line: `error: file:3:7: what is wrong (what to do)`.
pub fn line(problem: &Problem) -> String {
    let level = level(problem.level);
    let Problem {
        place,
        message,
        cure,
        ..
    } = problem;
    let cure = if cure.is_empty() {
        String::new()
    } else {
        format!(" ({cure})")
    };
    safe(&format!("{level}: {place}: {message}{cure}")).into_owned()
}

pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Notice => "notice",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_the_input() {
        let far = format!("{}here", "é ".repeat(1000));
        let cases = [
            ("one here", ":1:5", "^^^^"),
            ("\tone\u{1b} here", ":1:7", "^^^^"),
            ("\u{202e}日本 here", ":1:5", "^^^^"),
            (far.as_str(), ":1:2001", "“here”"),
        ];
        for (text, place, mark) in cases {
            let at = text.find("here").unwrap();
            let problem = Problem::error("f", "wrong", "mend it").at(text, at, at + 4);
            let drawn = draw(&problem, Style::Plain);
            assert!(drawn.contains(&format!("f{place}\n")), "{drawn}");
            assert!(drawn.contains(mark), "{drawn}");
            assert!(line(&problem).contains(&format!("f{place}: ")));
        }
    }
}
