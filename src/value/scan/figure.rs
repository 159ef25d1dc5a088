//! Where a figure in digits ends.

use super::{TokenKind, char_at};

pub fn digits(bytes: &[u8], at: usize) -> usize {
    bytes
        .iter()
        .skip(at)
        .position(|b| !b.is_ascii_digit())
        .map_or(bytes.len(), |n| at + n)
}

/// The figure or code whose first digit stands at `start`, and its end.
pub fn figure(text: &str, start: usize) -> (TokenKind, usize) {
    let bytes = text.as_bytes();
    let first = digits(bytes, start);
    let mut end = grouped(text, start, first)
        .or_else(|| spaced(bytes, start, first))
        .unwrap_or(first);
    if let Some(end) = continental(bytes, start, first, end) {
        return (TokenKind::Figure, end);
    }
    let mut points = 0;
    while bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        end = digits(bytes, end + 1);
        points += 1;
    }
    match points {
        0 | 1 => (TokenKind::Figure, end),
        2 | 3 if is_grouped(bytes, start, end) => (TokenKind::Figure, end),
        _ => (TokenKind::Code, end),
    }
}

/// "1.234.567": groups of three, which are no address of four bytes.
fn is_grouped(bytes: &[u8], start: usize, end: usize) -> bool {
    let figure = bytes.get(start..end).unwrap_or(&[]);
    let mut groups = figure.split(|b| *b == b'.');
    let first = groups
        .next()
        .is_some_and(|head| (1..=3).contains(&head.len()) && head.first() != Some(&b'0'));
    let large = |group: &[u8]| group > b"255".as_slice();
    let mut address = figure.len() > "255.255.255".len();
    let threes = groups.all(|group| {
        address &= !large(group);
        group.len() == 3
    });
    first && threes && !address
}

/// "600,000", "12,34,567", or with spaces that do not break: the end of the last group.
fn grouped(text: &str, start: usize, first: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = first;
    if end - start > 3 {
        return None;
    }
    // India groups by two digits up to the last three.
    let mut group = end;
    for _ in 0..4 {
        if end - start < 3
            && bytes.get(group) == Some(&b',')
            && digits(bytes, group + 1) == group + 3
        {
            group += 3;
        }
    }
    if group > end && bytes.get(group) == Some(&b',') && digits(bytes, group + 1) == group + 4 {
        end = group + 4;
    }
    while let Some(c @ (',' | '\u{a0}' | '\u{202f}' | '\u{2009}')) = char_at(text, end) {
        let group = end + c.len_utf8();
        if digits(bytes, group) != group + 3 {
            break;
        }
        end = group + 3;
    }
    (end > first).then_some(end)
}

/// "1 414 021", "40 000": groups after plain spaces, where two of them or a round one tell that
/// they are no figures of their own.
fn spaced(bytes: &[u8], start: usize, first: usize) -> Option<usize> {
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    let after_figure = before == Some(&b' ')
        && start
            .checked_sub(2)
            .and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit);
    if first - start > 3 || after_figure || bytes.get(start) == Some(&b'0') {
        return None;
    }
    let (mut end, mut groups) = (first, 0);
    while bytes.get(end) == Some(&b' ') && digits(bytes, end + 1) == end + 4 {
        end += 4;
        groups += 1;
    }
    // Nothing may follow that makes a last group a figure of its own.
    let next = bytes.get(end).copied().unwrap_or(b' ');
    let alone = !next.is_ascii_alphabetic() && !matches!(next, b',' | b'-' | b'/' | b':')
        || next == b',' && bytes.get(end + 1) == Some(&b' ');
    let round = bytes.get(end.saturating_sub(2)..end) == Some(b"00");
    (alone && (groups > 1 || groups == 1 && round)).then_some(end)
}

/// "1.111,11", "5,00": a decimal comma, where it can be nothing else.
fn continental(bytes: &[u8], start: usize, first: usize, end: usize) -> Option<usize> {
    let comma = |at: usize| bytes.get(at) == Some(&b',');
    let decimals = |at: usize| {
        let stop = digits(bytes, at + 1);
        let more = matches!(bytes.get(stop), Some(b',' | b'.' | b'-' | b'/'))
            && bytes.get(stop + 1).is_some_and(u8::is_ascii_digit);
        (comma(at) && (at + 2..=at + 3).contains(&stop) && !more).then_some(stop)
    };
    let listed = start.checked_sub(1).is_some_and(comma);
    if end == first && first - start <= 3 && !listed {
        let mut group = first;
        while bytes.get(group) == Some(&b'.') && digits(bytes, group + 1) == group + 4 {
            group += 4;
        }
        return decimals(group);
    }
    None
}
