//! How the queries and sinks of a session share its memory.
//!
//! DataFusion's own pools give the memory of one query to its operators. Between queries and sinks that come and go they fail: a sort
//! that has much already, since it came first, makes those that come later fail instead of giving way. So each run of a query and each
//! sink has a pool of its own, whose size is its share of the moment: an even one, and half of what nobody uses, since most sinks hold
//! little. Whoever is over it is refused more memory and then spills. What was lent may be wanted before it is given back; so the limit
//! can be exceeded by a third, for as long as that takes.
//!
//! Sorts that spill must be able to merge what they hold. Their sort keys in merging form may be larger than the rows they come from,
//! which DataFusion's estimate leaves out, so merges may have half as much again as the sort before them.

use std::fmt::{self, Display};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use datafusion::common::resources_err;
use datafusion::error::Result;
use datafusion::execution::TaskContext;
use datafusion::execution::memory_pool::{
    MemoryConsumer, MemoryLimit, MemoryPool, MemoryReservation,
};
use datafusion::execution::runtime_env::RuntimeEnv;

/// What a run can work with, however many there are and whatever the limit is: a sort needs some batches at a time.
pub const FLOOR: usize = 4 << 20;

/// What a single operator can work with.
const OPERATOR_FLOOR: usize = FLOOR / 4;

/// The memory of a session.
#[derive(Debug)]
pub struct Memory {
    limit: usize,
    runs: AtomicUsize,
    reserved: AtomicUsize,
}

impl Memory {
    pub fn new(limit: usize) -> Self {
        Self {
            limit,
            runs: AtomicUsize::new(0),
            reserved: AtomicUsize::new(0),
        }
    }

    /// The task of one more run, with a pool of its own. Its share falls to the others when the pool is dropped.
    pub fn task(self: &Arc<Self>, context: TaskContext) -> TaskContext {
        self.runs.fetch_add(1, Ordering::Relaxed);
        let pool = RunPool {
            memory: Arc::clone(self),
            state: Mutex::default(),
        };
        let session = context.runtime_env();
        let runtime = RuntimeEnv {
            memory_pool: Arc::new(pool),
            ..session.as_ref().clone()
        };
        context.with_runtime(Arc::new(runtime))
    }

    fn share(&self) -> usize {
        let even = self.limit / self.runs.load(Ordering::Relaxed).max(1);
        let unused = self
            .limit
            .saturating_sub(self.reserved.load(Ordering::Relaxed));
        (even + unused / 2).min(self.limit).max(FLOOR)
    }
}

/// The memory of a query that runs, or of a sink.
#[derive(Debug)]
struct RunPool {
    memory: Arc<Memory>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Operators that can spill.
    spillers: usize,
    spillable: usize,
    unspillable: usize,
    /// The most that one operator that can spill ever had.
    largest: usize,
}

impl State {
    fn add(&mut self, reservation: &MemoryReservation, bytes: usize) {
        if reservation.consumer().can_spill() {
            self.spillable += bytes;
            self.largest = self.largest.max(reservation.size() + bytes);
        } else {
            self.unspillable += bytes;
        }
    }

    /// What one reservation may have in all.
    fn limit(&self, reservation: &MemoryReservation, share: usize) -> usize {
        let fair = share.saturating_sub(self.unspillable) / self.spillers.max(1);
        let limit = if reservation.consumer().can_spill() {
            fair
        } else if is_last_merge(reservation.consumer()) {
            share // a few batches of each stream; refused, it could do nothing but fail
        } else if is_merge(reservation.consumer()) {
            fair.max(self.largest) / 2 * 3
        } else {
            (share + reservation.size()).saturating_sub(self.spillable + self.unspillable)
        };
        // Who has nothing has nothing to spill, and would fail.
        limit.max(if reservation.size() == 0 {
            FLOOR
        } else {
            OPERATOR_FLOOR
        })
    }
}

/// Whether it merges sorted streams, and cannot do so in several steps.
fn is_last_merge(consumer: &MemoryConsumer) -> bool {
    consumer.name().starts_with("SortPreservingMergeExec")
}

/// Whether it merges sorted batches: those that a sort before it held and gives up as it goes, or a few of each of some streams.
fn is_merge(consumer: &MemoryConsumer) -> bool {
    let name = consumer.name();
    name.starts_with("ExternalSorterMerge")
        || name.starts_with("SortPreservingMerge")
        || name.contains("[Merge ")
}

impl RunPool {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl MemoryPool for RunPool {
    fn name(&self) -> &str {
        "share of a session"
    }

    fn register(&self, consumer: &MemoryConsumer) {
        self.state().spillers += usize::from(consumer.can_spill());
    }

    fn unregister(&self, consumer: &MemoryConsumer) {
        self.state().spillers -= usize::from(consumer.can_spill());
    }

    fn grow(&self, reservation: &MemoryReservation, additional: usize) {
        self.memory
            .reserved
            .fetch_add(additional, Ordering::Relaxed);
        self.state().add(reservation, additional);
    }

    fn shrink(&self, reservation: &MemoryReservation, shrink: usize) {
        let mut state = self.state();
        if reservation.consumer().can_spill() {
            state.spillable -= shrink;
        } else {
            state.unspillable -= shrink;
        }
        self.memory.reserved.fetch_sub(shrink, Ordering::Relaxed);
    }

    fn try_grow(&self, reservation: &MemoryReservation, additional: usize) -> Result<()> {
        let share = self.memory.share();
        let mut state = self.state();
        let limit = state.limit(reservation, share);
        if reservation.size() + additional > limit {
            return resources_err!(
                "{} has {} bytes and needs {additional} more, but may have {limit} of the {share} that are its query's share of the \
                 memory limit of {}; raise that limit, or run less at a time",
                reservation.consumer().name(),
                reservation.size(),
                self.memory.limit
            );
        }
        state.add(reservation, additional);
        self.memory
            .reserved
            .fetch_add(additional, Ordering::Relaxed);
        Ok(())
    }

    fn reserved(&self) -> usize {
        let state = self.state();
        state.spillable + state.unspillable
    }

    fn memory_limit(&self) -> MemoryLimit {
        MemoryLimit::Finite(self.memory.share())
    }
}

impl Drop for RunPool {
    fn drop(&mut self) {
        self.memory.runs.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Display for RunPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
