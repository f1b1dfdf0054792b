//! Work that takes long: on a thread of its own, with progress, and stopped on request.
//!
//! A job is given all it needs, reports through one call that also notices stopping, and returns a
//! value; it writes nothing of the campaign. A panic inside it is the job's failure, not the program's.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

/// How far a job is, shared between it and those who watch.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    /// What is done of the steps that are being taken, in thousandths.
    within: AtomicUsize,
    total: AtomicUsize,
    stop: AtomicBool,
}

/// One of several steps that are taken side by side, each as far as it is.
#[derive(Debug)]
pub struct Step<'p> {
    progress: &'p Progress,
    /// What was reported of it, in thousandths.
    told: Cell<usize>,
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
        let within = self.within.load(Ordering::Relaxed) as f32 / 1000.0;
        if total == 0 { 0.0 } else { ((done as f32 + within) / total as f32).min(1.0) }
    }

    /// Says how many steps there will be, each of which is begun and counted by itself.
    pub fn expect(&self, steps: usize) {
        self.total.store(steps, Ordering::Relaxed);
    }

    /// Begins a step, which counts as done when it is dropped.
    pub fn begin(&self) -> Step<'_> {
        Step { progress: self, told: Cell::new(0) }
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

impl Step<'_> {
    /// Reports how many thousandths of it are done and asks whether to go on.
    pub fn reach(&self, thousandths: usize) -> bool {
        let more = thousandths.min(1000).saturating_sub(self.told.get());
        self.told.set(self.told.get() + more);
        self.progress.within.fetch_add(more, Ordering::Relaxed);
        !self.progress.is_stopped()
    }
}

impl Drop for Step<'_> {
    fn drop(&mut self) {
        self.progress.within.fetch_sub(self.told.get(), Ordering::Relaxed);
        self.progress.done.fetch_add(1, Ordering::Relaxed);
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
    fn steps_side_by_side_are_counted_as_far_as_they_are() {
        let progress = Progress::default();
        progress.expect(4);
        let (one, other) = (progress.begin(), progress.begin());
        assert!(one.reach(500) && other.reach(250) && one.reach(400));
        assert!((progress.share() - 0.1875).abs() < 1e-6);
        drop(one);
        assert_eq!(progress.reached(), (1, 4));
        assert!((progress.share() - 0.3125).abs() < 1e-6);
        progress.stop();
        assert!(!other.reach(300));
    }

    #[test]
    fn a_panic_is_the_jobs_failure() {
        let job: Job<()> = Job::start(|_| panic!("on purpose"), || {});
        assert!(matches!(wait(&job), Look::Broken));
    }
}
