//! Mails: a press release or an article that somebody sent.

#[cfg(feature = "mail")]
mod parts;

#[cfg(feature = "mail")]
pub(super) use parts::read;

/// Headers of which every mail has some.
const OWN: [&[u8]; 7] = [
    b"from",
    b"received",
    b"return-path",
    b"message-id",
    b"mime-version",
    b"delivered-to",
    b"reply-to",
];
const COMMON: [&[u8]; 4] = [b"subject", b"date", b"to", b"content-type"];

/// Whether a mail begins here: with headers, of which some are a mail's own.
pub(super) fn begins(head: &[u8]) -> bool {
    let (mut own, mut common) = (false, false);
    for line in head.split(|b| *b == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            return own && common;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(at) = line.iter().position(|b| *b == b':') else {
            return false;
        };
        let name = line.get(..at).unwrap_or_default().to_ascii_lowercase();
        if name.is_empty() || !name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-') {
            return false;
        }
        own |= OWN.contains(&&*name);
        common |= COMMON.contains(&&*name);
    }
    // The headers go on behind what was looked at.
    own && common
}
