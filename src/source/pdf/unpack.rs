//! How much the parts of a PDF unpack to, before a library unpacks one of them as a whole.

use super::Refused;
use crate::source::limits::{Metered, ReadOptions};
use flate2::read::DeflateDecoder;
use std::cell::Cell;
use std::io::{self, Cursor, Read};

/// What one part may unpack to: a page of a newspaper, scanned finely and in colour.
pub(super) const PART: u64 = 256 << 20;

/// Packings within packings that are looked into.
const DEEPEST: usize = 4;

/// Bytes before a part that say how it is packed.
const SAID: usize = 1024;

const BEGIN: &[u8] = b"stream";
const END: &[u8] = b"endstream";

/// Refuses a file of which a part, or all of them, unpack to too much. `unpacked` is what was
/// unpacked of the file around it before.
pub(super) fn check(
    bytes: &[u8],
    options: &ReadOptions,
    unpacked: &Cell<u64>,
) -> Result<(), Refused> {
    let mut from = 0;
    while let Some(begin) = next(bytes, from, BEGIN) {
        let said = bytes.get(begin.saturating_sub(SAID)..begin);
        let rest = bytes.get(begin + BEGIN.len()..).unwrap_or_default();
        let break_at = rest.iter().take(2).take_while(|b| b"\r\n".contains(b));
        let rest = rest.get(break_at.count()..).unwrap_or_default();
        let end = next(rest, 0, END).unwrap_or(rest.len());
        from = bytes.len() - rest.len() + end + END.len();
        let part = Cell::new(0);
        measure(
            said.unwrap_or_default(),
            rest.get(..end).unwrap_or_default(),
            &part,
        );
        if part.get() > PART {
            return Err(Refused::Swells);
        }
        unpacked.set(unpacked.get().saturating_add(part.get()));
        if unpacked.get() > options.max_unpacked {
            return Err(Refused::Unpacked(options.max_unpacked));
        }
    }
    Ok(())
}

/// Where `what` stands in `bytes`, from byte `from`.
fn next(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let found = rest.windows(what.len()).position(|window| window == what)?;
    Some(from + found)
}

/// Adds what a part unpacks to. What cannot be unpacked comes to nothing.
fn measure(said: &[u8], packed: &[u8], part: &Cell<u64>) {
    let says = |name: &str| {
        said.windows(name.len())
            .any(|window| window == name.as_bytes())
    };
    let written = match () {
        () if says("ASCII85Decode") || says("/A85") => Some(from_ascii_85(packed)),
        () if says("ASCIIHexDecode") || says("/AHx") => Some(from_hex(packed)),
        () => None,
    };
    let packed = written.as_deref().unwrap_or(packed);
    if says("LZWDecode") {
        part.set(part.get().saturating_add(lzw(packed)));
    }
    if says("RunLengthDecode") {
        part.set(part.get().saturating_add(runs(packed)));
    }
    inflate(&mut Cursor::new(packed), 0, part);
}

/// Counts what is inflated, also where it was deflated several times.
fn inflate(packed: &mut dyn Read, depth: usize, part: &Cell<u64>) {
    let mut head = Vec::new();
    if (&mut *packed).take(2).read_to_end(&mut head).is_err() {
        return;
    }
    let zlib = match *head {
        [method, flags] => {
            method & 15 == 8 && u16::from_be_bytes([method, flags]).is_multiple_of(31)
        }
        _ => false,
    };
    if depth > DEEPEST || depth > 0 && !zlib {
        // Whoever packed this counts what is read here.
        let _ = io::copy(packed, &mut io::sink());
        return;
    }
    let head = if zlib { Vec::new() } else { head };
    let limit = ReadOptions {
        max_unpacked: PART,
        ..ReadOptions::default()
    };
    let inner = DeflateDecoder::new(Cursor::new(head).chain(packed));
    inflate(&mut Metered::new(inner, &limit, part), depth + 1, part);
}

fn from_ascii_85(written: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut group = Vec::new();
    for c in written {
        match c {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(c - b'!')),
            b'~' => break,
            _ => {}
        }
        if group.len() == 5 {
            let add = |sum: u32, digit: &u32| sum.wrapping_mul(85).wrapping_add(*digit);
            bytes.extend(group.iter().fold(0, add).to_be_bytes());
            group.clear();
        }
    }
    bytes
}

fn from_hex(written: &[u8]) -> Vec<u8> {
    let digit = |c: &u8| {
        char::from(*c)
            .to_digit(16)
            .and_then(|n| u8::try_from(n).ok())
    };
    let digits: Vec<u8> = written
        .iter()
        .take_while(|c| **c != b'>')
        .filter_map(digit)
        .collect();
    let (pairs, _) = digits.as_chunks::<2>();
    pairs.iter().map(|[high, low]| high << 4 | low).collect()
}

/// The length of what LZW unpacks to.
fn lzw(packed: &[u8]) -> u64 {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut lengths: Vec<u64> = vec![1; 258];
    let mut last: Option<u64> = None;
    let (mut total, mut bits, mut held, mut width) = (0_u64, 0_u32, 0_u32, 9_u32);
    for byte in packed {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held) as usize & ((1 << width) - 1);
        bits &= (1 << held) - 1;
        match (code, last) {
            (CLEAR, _) => {
                lengths.truncate(258);
                last = None;
            }
            (END, _) => break,
            (code, last_length) => {
                let known = lengths.get(code).copied();
                let Some(length) = known.or(last_length.map(|length| length + 1)) else {
                    break;
                };
                if let Some(before) = last_length.filter(|_| lengths.len() < 4096) {
                    lengths.push(before + 1);
                }
                total += length;
                last = Some(length);
            }
        }
        width = match lengths.len() + 1 {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    total
}

/// The length of what run lengths unpack to.
fn runs(packed: &[u8]) -> u64 {
    let (mut at, mut total) = (0, 0);
    while let Some(length) = packed.get(at) {
        match length {
            128 => break,
            ..128 => {
                total += u64::from(*length) + 1;
                at += usize::from(*length) + 2;
            }
            _ => {
                total += 257 - u64::from(*length);
                at += 2;
            }
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn measured(said: &str, packed: &[u8]) -> u64 {
        let part = Cell::new(0);
        measure(said.as_bytes(), packed, &part);
        part.get()
    }

    #[test]
    fn what_a_part_unpacks_to_is_counted() {
        let zeros = vec![0; 100_000];
        let once = deflated(&zeros);
        let hex: String = once.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(measured("", &zeros), 0);
        assert_eq!(measured("", &once), 100_000);
        assert!(measured("", &deflated(&once)) >= 100_000);
        assert_eq!(measured("/ASCIIHexDecode", hex.as_bytes()), 100_000);
        assert_eq!(measured("/RunLengthDecode", &[129, 0, 1, 2, 3, 128]), 130);
        // The standard's own example: 45 45 45 45 45 65 45 45 45 66.
        let lzw = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(measured("/LZWDecode", &lzw), 10);
    }

    #[test]
    fn too_much_is_refused() {
        let file = [
            b"<<>>stream\n",
            &*deflated(&vec![0; 100_000]),
            b"\nendstream",
        ]
        .concat();
        let two = [&*file, &*file].concat();
        for (bytes, limit, refused) in [
            (&file, 100_000, false),
            (&two, 200_000, false),
            (&two, 199_999, true),
        ] {
            let options = ReadOptions {
                max_unpacked: limit,
                ..ReadOptions::default()
            };
            let found = check(bytes, &options, &Cell::new(0));
            assert_eq!(found.is_err(), refused, "{limit}");
        }
    }
}
