//! The threads of a run: begun where this one is not, and kept awake while it works alone.
//!
//! A check is a row of steps of a few milliseconds, some of them for one thread only. On a machine
//! of two processors that is shared with others a new thread can stand behind this one for as long,
//! and one that fell asleep can need as long to wake up.

use rayon::{ThreadPoolBuildError, ThreadPoolBuilder, Yield};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long one waits for work without sleeping. Steps for one thread take less; whatever takes
/// longer is worth a sleep.
const LONGEST: Duration = Duration::from_millis(20);

fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Starts so many threads, by default one for each core. This one `works` too, so that nothing
/// waits until others have begun, or has something else to do.
pub fn start(wanted: Option<u16>, works: bool) -> Result<(), ThreadPoolBuildError> {
    let threads = wanted.map_or_else(processors, usize::from);
    let pool = ThreadPoolBuilder::new().num_threads(threads);
    match works {
        true if threads > 1 => elsewhere(pool.use_current_thread()),
        true => pool.use_current_thread().build_global(),
        false => pool.build_global(),
    }
}

/// Starts threads on other processors than this one's. Afterwards all may move to any.
#[cfg(target_os = "linux")]
fn elsewhere(pool: ThreadPoolBuilder) -> Result<(), ThreadPoolBuildError> {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_getcpu, sched_setaffinity};
    let may_run_on = |processors: &CpuSet| sched_setaffinity(None, processors).is_ok();
    let Ok(all) = sched_getaffinity(None) else {
        return pool.build_global();
    };
    let processor = sched_getcpu();
    let (mut here, mut others) = (CpuSet::new(), all);
    here.set(processor);
    others.unset(processor);
    // They begin where this one may run.
    if others.count() == 0 || !may_run_on(&others) {
        return pool.build_global();
    }
    let started = pool
        .start_handler(move |_| {
            may_run_on(&all);
        })
        .build_global();
    // Back, and off the others' processors before they may leave them.
    may_run_on(&here);
    may_run_on(&all);
    started
}

#[cfg(not(target_os = "linux"))]
fn elsewhere(pool: ThreadPoolBuilder) -> Result<(), ThreadPoolBuildError> {
    pool.build_global()
}

/// As long as this is kept, one other thread waits for work without sleeping.
pub struct Awake {
    over: Arc<AtomicBool>,
}

impl Awake {
    /// Before any other work is handed out: whoever takes this on must not be wanted elsewhere.
    pub fn keep() -> Self {
        let over = Arc::new(AtomicBool::new(false));
        if rayon::current_num_threads() > 1 && processors() > 1 {
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
