//! A packet as one file: a zip that its files decide, byte for byte.
//!
//! An archive may come from anybody. So it is read within bounds, and taken for a packet only
//! if its files make the very same archive again: nothing hides between, before or behind
//! them, and no byte can have been changed.

use super::{Files, Names, first, name};
use std::io::{self, Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// How many files an archive may have.
const MOST: usize = 100_000;
/// How many bytes all of them may have.
const LIMIT: u64 = 2 << 30;
/// How many times its own size an archive of more than [`SMALL`] bytes may come to: pages
/// and data of a report repeat themselves, and shrink to a twentieth.
const RATIO: u64 = 200;
const SMALL: u64 = 64 << 20;

/// Why an archive is no packet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not read at all: which file, if it is one, and why.
    Refused(Option<String>, String),
    /// Its files are not all that it is: the first byte that they would not make.
    Changed(usize),
}

/// The archive of some files.
///
/// # Errors
/// Where it would be larger than the format allows.
pub fn pack(files: &Files) -> io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The files of an archive.
///
/// # Errors
/// Where it is no packet's.
pub fn unpack(bytes: &[u8]) -> Result<Files, Fault> {
    let whole = |why: String| Fault::Refused(None, why);
    let broken = |error: zip::result::ZipError| whole(format!("this zip cannot be read: {error}"));
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if zip.len() > MOST {
        return Err(whole(format!("it holds more than {MOST} files")));
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let limit = size.saturating_mul(RATIO).clamp(SMALL, LIMIT);
    let mut left = limit;
    let mut names = Names::default();
    let mut files = Files::new();
    for n in 0..zip.len() {
        let file = zip.by_index(n).map_err(broken)?;
        let raw = file.name_raw();
        let shown = String::from_utf8_lossy(raw).into_owned();
        let refused = |why: &str| Fault::Refused(Some(shown.clone()), why.to_owned());
        let Ok(own) = std::str::from_utf8(raw).map(str::to_owned) else {
            return Err(refused("its name is not UTF-8"));
        };
        if file.is_symlink() {
            return Err(refused("it is a link"));
        }
        if let Some(why) = name::fault(&own) {
            return Err(refused(why));
        }
        if let Some(other) = names.add(&own) {
            return Err(refused(&format!(
                "its name falls together with that of {other}"
            )));
        }
        let mut content = Vec::new();
        let read = file.take(left + 1).read_to_end(&mut content);
        if let Err(error) = read {
            return Err(refused(&format!("it cannot be unpacked: {error}")));
        }
        let long = u64::try_from(content.len()).unwrap_or(u64::MAX);
        if long > left {
            let words = format!("with it the archive would come to more than {limit} bytes");
            return Err(refused(&words));
        }
        left -= long;
        files.insert(own, content);
    }
    let again = pack(&files).map_err(|error| whole(error.to_string()))?;
    match again == bytes {
        true => Ok(files),
        false => Err(Fault::Changed(first(bytes, &again))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        let texts = [
            ("manifest.json", "{}"),
            ("sources/a/x.txt", "Four people died."),
            ("rules/r.yaml", ""),
        ];
        let texts = texts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        texts.into()
    }

    #[test]
    fn every_byte_counts() {
        let bytes = pack(&files()).unwrap();
        assert_eq!(pack(&files()).unwrap(), bytes);
        assert_eq!(unpack(&bytes), Ok(files()));
        for at in 0..bytes.len() {
            for bit in [1, 0x20, 0x80] {
                let mut changed = bytes.clone();
                changed[at] ^= bit;
                assert!(unpack(&changed).is_err(), "byte {at}, bit {bit:#x}");
            }
            assert!(unpack(&bytes[..at]).is_err(), "cut at {at}");
        }
        assert_eq!(
            unpack(&[&bytes[..], b"x"].concat()),
            Err(Fault::Changed(bytes.len()))
        );
        assert!(unpack(&[b"x", &bytes[..]].concat()).is_err());
    }

    #[test]
    fn what_would_grow_without_end_is_refused() {
        let mut files = files();
        files.insert("sources/a/bomb.txt".to_owned(), vec![0; 65 << 20]);
        let bytes = pack(&files).unwrap();
        assert!(bytes.len() < 1 << 20);
        match unpack(&bytes) {
            Err(Fault::Refused(Some(name), why)) => {
                assert_eq!(name, "sources/a/bomb.txt");
                assert!(why.contains("would come to more than"), "{why}");
            }
            other => panic!("{:?}", other.map(|files| files.len())),
        }
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused() {
        let zip = |name: &str, link: bool| {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            let options = SimpleFileOptions::default();
            match link {
                true => zip.add_symlink(name, "/etc/passwd", options).unwrap(),
                false => zip.start_file(name, options).unwrap(),
            }
            zip.start_file("manifest.json", options).unwrap();
            zip.finish().unwrap().into_inner()
        };
        for (name, link, words) in [
            ("../x", false, "leads out"),
            ("sources/../../x", false, "leads out"),
            ("/etc/passwd", false, "begins at the root"),
            ("sources\\x", false, "backslash"),
            ("x.exe", false, "no such file"),
            ("sources/a/x.txt", true, "it is a link"),
            ("MANIFEST.json", false, "no such file"),
        ] {
            match unpack(&zip(name, link)) {
                Err(Fault::Refused(_, why)) => assert!(why.contains(words), "{name}: {why}"),
                other => panic!("{name}: {other:?}"),
            }
        }
        let both = [("sources/a/X.txt", "1"), ("sources/a/x.txt", "2")];
        let both: Files = both
            .map(|(n, t)| (n.to_owned(), t.as_bytes().to_vec()))
            .into();
        match unpack(&pack(&both).unwrap()) {
            Err(Fault::Refused(_, why)) => assert!(why.contains("falls together"), "{why}"),
            other => panic!("{other:?}"),
        }
    }
}
