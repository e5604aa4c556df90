//! How many sinks share one session's memory.
//!
//! DataFusion's own pools make a sort that wants more memory spill, but a sort that has too much already, since others came after
//! it, makes the others fail. So each sink has a pool of its own, whose size is its share of the moment: a sink over its share spills
//! at its next batch and may use what it holds to do so. Every sink may have [`FLOOR`], whatever the limit is.

use std::fmt::{self, Display};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use datafusion::common::resources_err;
use datafusion::error::Result;
use datafusion::execution::memory_pool::{
    MemoryConsumer, MemoryLimit, MemoryPool, MemoryReservation,
};

/// What a sink can work with however many there are; a sort needs some batches at a time.
pub const FLOOR: usize = 4 << 20;

/// The memory of all sinks of a session.
#[derive(Debug)]
pub struct SinkMemory {
    limit: usize,
    open: AtomicUsize,
    session: Arc<dyn MemoryPool>,
    /// The sinks' use as the queries of the session see it; grows without asking, since sinks keep to their shares.
    charged: MemoryReservation,
}

impl SinkMemory {
    pub fn new(limit: usize, session: &Arc<dyn MemoryPool>) -> Self {
        let charged = MemoryConsumer::new("sinks").register(session);
        Self { limit, open: AtomicUsize::new(0), session: Arc::clone(session), charged }
    }

    /// A pool for one more sink; its place is free again when the pool is dropped.
    pub fn pool(self: &Arc<Self>) -> Arc<dyn MemoryPool> {
        self.open.fetch_add(1, Ordering::Relaxed);
        Arc::new(SinkPool { memory: Arc::clone(self), state: Mutex::default() })
    }

    /// What one sink may use at the moment: queries' memory apart, all sinks have the same.
    fn share(&self) -> usize {
        let queries = self.session.reserved().saturating_sub(self.charged.size());
        let sinks = self.open.load(Ordering::Relaxed).max(1);
        (self.limit.saturating_sub(queries) / sinks).max(FLOOR)
    }
}

#[derive(Debug)]
struct SinkPool {
    memory: Arc<SinkMemory>,
    state: Mutex<Used>,
}

#[derive(Debug, Default)]
struct Used {
    bytes: usize,
    /// The most that was used since a consumer that can spill last got more: what spilling may use over the share.
    peak: usize,
}

impl SinkPool {
    fn state(&self) -> MutexGuard<'_, Used> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn add(&self, used: &mut Used, bytes: usize) {
        used.bytes += bytes;
        used.peak = used.peak.max(used.bytes);
        self.memory.charged.grow(bytes);
    }
}

impl MemoryPool for SinkPool {
    fn name(&self) -> &str {
        "sink"
    }

    fn grow(&self, _: &MemoryReservation, additional: usize) {
        self.add(&mut self.state(), additional);
    }

    fn shrink(&self, _: &MemoryReservation, shrink: usize) {
        self.state().bytes -= shrink;
        self.memory.charged.shrink(shrink);
    }

    fn try_grow(&self, reservation: &MemoryReservation, additional: usize) -> Result<()> {
        let share = self.memory.share();
        let mut used = self.state();
        let can_spill = reservation.consumer().can_spill();
        let limit = if can_spill { share } else { share.max(used.peak) };
        if used.bytes + additional > limit {
            return resources_err!(
                "a sink's share of memory is {share} bytes; {} has {} and needs {additional} more. Raise the memory limit or write to \
                 fewer sinks at a time",
                reservation.consumer().name(),
                used.bytes
            );
        }
        if can_spill {
            used.peak = 0;
        }
        self.add(&mut used, additional);
        Ok(())
    }

    fn reserved(&self) -> usize {
        self.state().bytes
    }

    fn memory_limit(&self) -> MemoryLimit {
        MemoryLimit::Finite(self.memory.share())
    }
}

impl Drop for SinkPool {
    fn drop(&mut self) {
        self.memory.open.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Display for SinkPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sink(share: {} bytes)", self.memory.share())
    }
}
