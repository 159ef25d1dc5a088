//! How much the parts of a PDF unpack to, before a library unpacks one of them as a whole.

use super::Refused;
use crate::source::limits::{Metered, ReadOptions};
use flate2::bufread::DeflateDecoder;
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};

/// What one part may unpack to: a page of a newspaper, scanned finely and in colour.
pub(super) const PART: u64 = 256 << 20;

/// Packings within packings that are looked into.
const DEEPEST: usize = 4;

/// Bytes before a part that say how it is packed.
const SAID: usize = 1024;

const BEGIN: &[u8] = b"stream";
const END: &[u8] = b"end";

/// How often a file is read over to see what its parts unpack to, and the bytes that a part is
/// counted as at least: parts that lie within each other would take for ever.
const OVER: u64 = 4;
const EACH: u64 = 64;
const FEW: u64 = 1 << 20;

/// Refuses a file of which a part, or all of them, unpack to too much. `unpacked` is what was
/// unpacked of the file around it before.
///
/// Where a part ends is what its packing says: words within it, or before it, can deceive.
pub(super) fn check(
    bytes: &[u8],
    options: &ReadOptions,
    unpacked: &Cell<u64>,
) -> Result<(), Refused> {
    let (mut from, mut work) = (0, 0_u64);
    let most = OVER * bytes.len() as u64 + FEW;
    while let Some(begin) = next(bytes, from, BEGIN) {
        from = begin + BEGIN.len();
        if bytes
            .get(..begin)
            .is_some_and(|before| before.ends_with(END))
        {
            continue;
        }
        let rest = bytes.get(from..).unwrap_or_default();
        let breaks: [&[u8]; 3] = [b"\n", b"\r\n", b"\r"];
        let Some(packed) = breaks.iter().find_map(|end| rest.strip_prefix(*end)) else {
            continue;
        };
        let said = bytes.get(begin.saturating_sub(SAID)..begin);
        let part = Cell::new(0);
        work += EACH + measure(said.unwrap_or_default(), packed, &part);
        if part.get() > PART {
            return Err(Refused::Swells);
        }
        unpacked.set(unpacked.get().saturating_add(part.get()));
        if unpacked.get() > options.max_unpacked {
            return Err(Refused::Unpacked(options.max_unpacked));
        }
        if work > most {
            return Err(Refused::TooMuch);
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

/// Adds what the part unpacks to that `packed` begins with, and tells how much was read to know
/// it. What cannot be unpacked comes to nothing.
fn measure(said: &[u8], packed: &[u8], part: &Cell<u64>) -> u64 {
    let says = |name: &str| {
        said.windows(name.len())
            .any(|window| window == name.as_bytes())
    };
    let mut work = unpack(&says, packed, part);
    // Both are tried, since what is said may be about another part.
    if says("ASCII85Decode") || says("/A85") {
        let length = packed.iter().take_while(|c| **c != b'~').count();
        let written = from_ascii_85(packed.get(..length).unwrap_or_default());
        work += length as u64 + unpack(&says, &written, part);
    }
    if says("ASCIIHexDecode") || says("/AHx") {
        let length = packed.iter().take_while(|c| **c != b'>').count();
        let written = from_hex(packed.get(..length).unwrap_or_default());
        work += length as u64 + unpack(&says, &written, part);
    }
    work
}

/// Adds what `packed` unpacks to, and tells how much of it was read.
fn unpack(says: &dyn Fn(&str) -> bool, packed: &[u8], part: &Cell<u64>) -> u64 {
    let mut work = 0;
    if says("LZWDecode") || says("/LZW") {
        let (length, read) = lzw(packed);
        part.set(part.get().saturating_add(length));
        work += read;
    }
    if says("RunLengthDecode") || says("/RL") {
        let (length, read) = runs(packed);
        part.set(part.get().saturating_add(length));
        work += read;
    }
    let mut packed = Cursor::new(packed);
    inflate(&mut packed, 0, part);
    work + packed.position()
}

/// Counts what is inflated, also where it was deflated several times.
fn inflate(packed: &mut dyn BufRead, depth: usize, part: &Cell<u64>) {
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
    let mut inner = BufReader::new(Metered::new(inner, &limit, part));
    inflate(&mut inner, depth + 1, part);
}

fn from_ascii_85(written: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut group = Vec::new();
    for c in written {
        match c {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(c - b'!')),
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
    let digits: Vec<u8> = written.iter().filter_map(digit).collect();
    let (pairs, _) = digits.as_chunks::<2>();
    pairs.iter().map(|[high, low]| high << 4 | low).collect()
}

/// The length of what LZW unpacks to, and how much of it was read.
fn lzw(packed: &[u8]) -> (u64, u64) {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut lengths: Vec<u64> = vec![1; 258];
    let mut last: Option<u64> = None;
    let (mut total, mut bits, mut held, mut width) = (0_u64, 0_u32, 0_u32, 9_u32);
    let mut read = 0;
    for byte in packed {
        read += 1;
        if total > PART {
            break;
        }
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
    (total, read)
}

/// The length of what run lengths unpack to, and how much of it was read.
fn runs(packed: &[u8]) -> (u64, u64) {
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
    (total, at as u64)
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
    fn words_in_a_part_or_before_it_hide_nothing() {
        let options = ReadOptions {
            max_unpacked: 99_999,
            ..ReadOptions::default()
        };
        let zeros = deflated(&vec![0; 100_000]);
        let held = b"endstream\n";
        let length = u16::try_from(held.len()).unwrap();
        let mut stored = vec![0x78, 0x9c, 0];
        stored.extend(length.to_le_bytes());
        stored.extend((!length).to_le_bytes());
        stored.extend(held);
        stored.extend(&zeros[2..]);
        // An empty part whose first byte looks like a blank, and then one of zeros.
        let blank = [b" \x00\x00\xff\xff", &zeros[2..]].concat();
        for (said, packed) in [
            ("<</X(stream)>>stream\n", &zeros),
            ("<</X(ASCII85Decode)>>stream\r\n", &zeros),
            ("<</Filter 7 0 R>>stream\n", &zeros),
            ("<<>>stream\r", &zeros),
            ("<<>>stream\n", &blank),
            ("<<>>stream\n", &stored),
        ] {
            let file = [said.as_bytes(), packed, b"\nendstream"].concat();
            let found = check(&file, &options, &Cell::new(0));
            assert_eq!(found, Err(Refused::Unpacked(99_999)), "{said}");
        }
    }

    #[test]
    fn parts_within_parts_take_no_more_than_some_readings() {
        // Each holds all that follow it.
        let mut file = Vec::new();
        for _ in 0..20_000 {
            file.extend(b"stream\n\x78\x9c\x00\x09\x00\xf6\xff");
        }
        let found = check(&file, &ReadOptions::default(), &Cell::new(0));
        assert_eq!(found, Err(Refused::TooMuch));
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
