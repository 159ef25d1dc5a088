//! Keeping another thread awake while this one works alone.
//!
//! A check is a row of steps of a few milliseconds, some of them for one thread only. On a machine
//! that is shared with others, a thread that fell asleep meanwhile can need as long to wake up.

use rayon::Yield;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// As long as this is kept, one other thread waits for work without sleeping.
pub struct Awake {
    over: Arc<AtomicBool>,
}

/// How long one waits so. Steps for one thread take less; whatever takes longer is worth a sleep.
const LONGEST: Duration = Duration::from_millis(20);

impl Awake {
    /// Before any other work is handed out: whoever takes this on must not be wanted elsewhere.
    pub fn keep() -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let processors = thread::available_parallelism().map_or(1, usize::from);
        if rayon::current_num_threads() > 1 && processors > 1 {
            let over = Arc::clone(&over);
            rayon::spawn(move || wait(&over));
        }
        Self { over }
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

fn wait(over: &AtomicBool) {
    // The first thread has work of its own.
    if rayon::current_thread_index() == Some(0) {
        return;
    }
    let mut last = Instant::now();
    while !over.load(Ordering::Relaxed) && last.elapsed() < LONGEST {
        match rayon::yield_now() {
            Some(Yield::Executed) => last = Instant::now(),
            Some(Yield::Idle) | None => thread::yield_now(),
        }
    }
}
