//! Work that takes long: on a thread of its own, with progress, and stopped on request.
//!
//! A job is given all it needs, reports through one call that also notices stopping, and returns a
//! value; it writes nothing of the campaign. A panic inside it is the job's failure, not the program's.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

/// How far a job is, shared between it and those who watch.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
    stop: AtomicBool,
}

/// A running job.
#[derive(Debug)]
pub struct Job<T> {
    progress: Arc<Progress>,
    result: Receiver<Option<T>>,
}

/// What a look at a job finds.
#[derive(Debug)]
pub enum Look<T> {
    /// It is still at work.
    Working,
    /// It is through.
    Done(T),
    /// It broke down; what it was to make isn't there.
    Broken,
}

impl Progress {
    /// Reports how far it is and asks whether to go on.
    pub fn step(&self, done: usize, total: usize) -> bool {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        !self.is_stopped()
    }

    /// Done and total steps; a total of 0 is not known yet.
    pub fn reached(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// The share that is done, from 0 to 1.
    #[allow(clippy::cast_precision_loss, reason = "shown as a bar")]
    pub fn share(&self) -> f32 {
        let (done, total) = self.reached();
        if total == 0 { 0.0 } else { done as f32 / total as f32 }
    }

    /// Asks the job to stop at its next step.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl<T: Send + 'static> Job<T> {
    /// Starts a job; `wake` is called when it is through.
    pub fn start(work: impl FnOnce(&Progress) -> T + Send + 'static, wake: impl FnOnce() + Send + 'static) -> Job<T> {
        let progress = Arc::new(Progress::default());
        let (sender, result) = channel();
        let shared = progress.clone();
        thread::spawn(move || {
            let made = catch_unwind(AssertUnwindSafe(|| work(&shared)));
            // Nobody may be waiting any more; then the result is of no use.
            let _ = sender.send(made.ok());
            wake();
        });
        Job { progress, result }
    }

    /// How far it is.
    pub fn progress(&self) -> &Arc<Progress> {
        &self.progress
    }

    /// Looks whether it is through; never waits.
    pub fn look(&self) -> Look<T> {
        match self.result.try_recv() {
            Ok(Some(made)) => Look::Done(made),
            Ok(None) | Err(TryRecvError::Disconnected) => Look::Broken,
            Err(TryRecvError::Empty) => Look::Working,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn wait<T: Send + 'static>(job: &Job<T>) -> Look<T> {
        for _ in 0..1000 {
            match job.look() {
                Look::Working => thread::sleep(Duration::from_millis(2)),
                other => return other,
            }
        }
        panic!("the job never came to an end");
    }

    #[test]
    fn a_job_that_is_asked_to_stop_stops_at_its_next_step() {
        let job = Job::start(|p| (0..).find(|n| !p.step(*n, 100) || *n > 10_000_000), || {});
        job.progress().stop();
        assert!(matches!(wait(&job), Look::Done(Some(n)) if n <= 10_000_000));
    }

    #[test]
    fn a_panic_is_the_jobs_failure() {
        let job: Job<()> = Job::start(|_| panic!("on purpose"), || {});
        assert!(matches!(wait(&job), Look::Broken));
    }
}
