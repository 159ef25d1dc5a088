//! What a web server answered, as archives keep it: head, then body.

use super::limits::{ReadOptions, at_most};
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io;

/// An answer with its body as the page was.
#[derive(Debug)]
pub(super) struct Answer {
    pub status: u16,
    /// In small letters.
    pub mime: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// What was kept without a head.
    pub fn plain(mime: String, body: Vec<u8>) -> Self {
        Self {
            status: 200,
            mime,
            body,
        }
    }

    /// The encoding that the head states.
    pub fn charset(&self) -> Option<String> {
        let (_, after) = self.mime.split_once("charset=")?;
        let label = after.trim_start_matches(['"', '\'']);
        let end = label.find(['"', '\'', ';', ' ']).unwrap_or(label.len());
        label.get(..end).map(str::to_owned)
    }
}

/// The answer in these bytes, or `None` where none begins.
///
/// # Errors
///
/// Where the body is packed in a way that is not read, is damaged or is too large.
pub(super) fn answer(bytes: &[u8], options: &ReadOptions) -> io::Result<Option<Answer>> {
    let Some((head, body)) = split(bytes) else {
        return Ok(None);
    };
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default();
    let status = first
        .split_whitespace()
        .nth(1)
        .and_then(|status| status.parse().ok());
    let (true, Some(status)) = (first.starts_with("HTTP/"), status) else {
        return Ok(None);
    };
    let (mut mime, mut packed, mut chunked) = (String::new(), String::new(), false);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim().to_ascii_lowercase();
        match name.trim().to_ascii_lowercase().as_str() {
            "content-type" => mime = value,
            "content-encoding" => packed = value,
            "transfer-encoding" => chunked = value.contains("chunked"),
            _ => {}
        }
    }
    let joined = if chunked { join(body) } else { None };
    let body = joined.as_deref().unwrap_or(body);
    let limit = options.max_size;
    let body = match packed.as_str() {
        // Some archives keep the head as it was and the body unpacked.
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => {
            at_most(limit, &mut MultiGzDecoder::new(body))?
        }
        "deflate" if body.first() == Some(&0x78) => at_most(limit, &mut ZlibDecoder::new(body))?,
        "deflate" => at_most(limit, &mut DeflateDecoder::new(body))?,
        "br" | "zstd" if std::str::from_utf8(body).is_err() => {
            let message = format!("its body is packed as {packed}, which is not read");
            return Err(io::Error::other(message));
        }
        _ => body.to_owned(),
    };
    Ok(Some(Answer { status, mime, body }))
}

/// Head and body, at the first empty line.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = |mark: &[u8]| bytes.windows(mark.len()).position(|part| part == mark);
    let (crlf, lf) = (at(b"\r\n\r\n"), at(b"\n\n"));
    match (crlf, lf) {
        (Some(crlf), lf) if lf.is_none_or(|lf| crlf < lf) => {
            Some((bytes.get(..crlf)?, bytes.get(crlf + 4..)?))
        }
        (_, Some(lf)) => Some((bytes.get(..lf)?, bytes.get(lf + 2..)?)),
        _ => None,
    }
}

/// The chunks of a body joined; `None` where it is not in chunks, whatever its head says.
fn join(body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    let mut rest = body;
    loop {
        let end = rest.iter().position(|b| *b == b'\n');
        let length = end.and_then(|end| {
            let line = std::str::from_utf8(rest.get(..end)?).ok()?;
            let digits = line.split(';').next()?.trim();
            usize::from_str_radix(digits, 16).ok()
        });
        let (Some(end), Some(length)) = (end, length) else {
            // What follows whole chunks and is none was cut off; it is not wanted either.
            return (!joined.is_empty()).then_some(joined);
        };
        if length == 0 {
            return Some(joined);
        }
        rest = rest.get(end + 1..)?;
        let chunk = rest.get(..length).unwrap_or(rest);
        joined.extend_from_slice(chunk);
        rest = rest.get(chunk.len()..)?;
        rest = rest
            .strip_prefix(b"\r\n")
            .or_else(|| rest.strip_prefix(b"\n"))
            .unwrap_or(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_as_servers_send_and_archives_keep_them() {
        let head = |more: &str| {
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"UTF-8\"\r\n{more}\r\n")
        };
        let chunked = head("Transfer-Encoding: chunked\r\n");
        for (bytes, body) in [
            (head("") + "Water rose.", "Water rose."),
            (
                format!("{chunked}6\r\nWater \r\n5;x=y\r\nrose.\r\n0\r\n\r\n"),
                "Water rose.",
            ),
            (format!("{chunked}6\r\nWater \r\n5\r\nro"), "Water ro"),
            (format!("{chunked}Water rose."), "Water rose."),
            (
                head("Content-Encoding: gzip\r\n") + "Water rose.",
                "Water rose.",
            ),
        ] {
            let answer = answer(bytes.as_bytes(), &ReadOptions::default())
                .unwrap()
                .unwrap();
            assert_eq!(String::from_utf8_lossy(&answer.body), body, "{bytes}");
            assert_eq!(answer.charset().as_deref(), Some("utf-8"));
        }
        for bytes in [
            "",
            "Water rose.",
            "GET / HTTP/1.1\r\n\r\n",
            "HTTP/1.1\r\n\r\n",
        ] {
            assert!(
                answer(bytes.as_bytes(), &ReadOptions::default())
                    .unwrap()
                    .is_none(),
                "{bytes}"
            );
        }
    }
}
