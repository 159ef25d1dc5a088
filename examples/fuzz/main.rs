//! Damages files at random and reads them, to see that no reader panics, hangs or fills the memory.
//!
//! ```text
//! cargo run --release --example fuzz -- SECONDS FILE…
//! ```
//!
//! Each input is written to a file before it is read, so that one that ends the program is there
//! afterwards. With `SEED` in the environment another run does the same.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a command that times what it does and prints it"
)]

use std::panic::{self, AssertUnwindSafe};
use std::time::{Duration, Instant};
use variorum::source::{ReadOptions, disk};

/// Changes to one input at most.
const CHANGES: usize = 8;

/// Bytes that are moved, doubled or cut out at most.
const PIECE: usize = 64;

/// Signs that mean something in one format or another.
const SIGNS: &[u8] = b"0123456789/<>[]{}()=\"':;,-%&#\\ \r\n\0\xff";

/// Numbers by the rule of xorshift, which any seed but zero begins.
struct Luck(u64);

impl Luck {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap_or_default()
    }

    /// A few changes; the format of a file should mostly stay known.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(CHANGES) {
            let at = self.below(bytes.len());
            let end = (at + self.below(PIECE)).min(bytes.len());
            match self.below(5) {
                _ if bytes.is_empty() => bytes.push(b'a'),
                0 => bytes[at] = self.below(256) as u8,
                1 => bytes[at] ^= 1 << self.below(8),
                2 => bytes[at] = SIGNS[self.below(SIGNS.len())],
                3 => drop(bytes.drain(at..end)),
                _ => {
                    let piece = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, piece);
                }
            }
        }
    }
}

fn main() {
    let mut args = std::env::args().skip(1);
    let seconds = args.next().and_then(|seconds| seconds.parse().ok());
    let seconds = Duration::from_secs(seconds.expect("how many seconds"));
    let files: Vec<Vec<u8>> = args
        .map(|path| std::fs::read(path).expect("a file"))
        .collect();
    let seed = std::env::var("SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let mut luck = Luck(seed.unwrap_or(88_172_645_463_325_252));
    let last = std::env::temp_dir().join(format!("fuzz-{}", std::process::id()));
    let (begun, mut inputs, mut read, mut panics) = (Instant::now(), 0, 0, 0);
    let mut slowest = Duration::ZERO;
    while begun.elapsed() < seconds {
        let mut bytes = files[luck.below(files.len())].clone();
        luck.damage(&mut bytes);
        std::fs::write(&last, &bytes).expect("a place for the input");
        let options = ReadOptions::default();
        let started = Instant::now();
        let work = || disk::collect(&["-".to_owned()], &mut bytes.as_slice(), &options);
        match panic::catch_unwind(AssertUnwindSafe(work)) {
            Ok(found) => read += usize::from(!found.sources.is_empty()),
            Err(_) => {
                panics += 1;
                let kept = last.with_extension(panics.to_string());
                std::fs::copy(&last, &kept).expect("a place for the input");
                println!("panic: {}", kept.display());
            }
        }
        inputs += 1;
        slowest = slowest.max(started.elapsed());
    }
    let _ = std::fs::remove_file(last);
    println!("{inputs} inputs, {read} of them read, {panics} panics, slowest {slowest:.1?}");
}
