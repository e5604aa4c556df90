//! The process's one tokio runtime, and how a Java thread waits for what runs on it.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::LazyLock;

use datafusion::error::{DataFusionError, Result};
use futures::FutureExt;
use futures::future::{Either, select};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::error::{cancelled, panicked};

static COMPUTE: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(std::thread::available_parallelism().map_or(2, |n| n.get().max(2)))
        .thread_name("datafusion")
        .thread_stack_size(4 << 20)
        .enable_all()
        .build()
        .expect("threads can be started")
});

/// Requests to object stores run on a thread of their own, so that a long computation does not let connections time out.
static NETWORK: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("datafusion-net")
        .enable_all()
        .build()
        .expect("threads can be started")
});

pub fn network() -> Handle {
    NETWORK.handle().clone()
}

/// Starts a task; a panic in it becomes its error.
pub fn spawn<T: Send + 'static>(
    task: impl Future<Output = Result<T>> + Send + 'static,
) -> JoinHandle<Result<T>> {
    COMPUTE.spawn(async {
        AssertUnwindSafe(task)
            .catch_unwind()
            .await
            .unwrap_or_else(|payload| Err(panicked(&*payload)))
    })
}

/// Runs blocking work on a thread of its own.
pub fn spawn_blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> JoinHandle<T> {
    COMPUTE.spawn_blocking(work)
}

/// Lets the calling Java thread wait for a task. Works on any thread, also below an upcall.
pub fn wait<T>(task: JoinHandle<Result<T>>) -> Result<T> {
    futures::executor::block_on(task)
        .unwrap_or_else(|error| Err(DataFusionError::ExecutionJoin(Box::new(error))))
}

/// Starts a task and waits for it.
pub fn run<T: Send + 'static>(task: impl Future<Output = Result<T>> + Send + 'static) -> Result<T> {
    wait(spawn(task))
}

/// A switch that ends whatever runs under it, once and for good.
pub struct Cancellation(watch::Sender<bool>);

impl Cancellation {
    pub fn new() -> Self {
        Self(watch::Sender::new(false))
    }

    pub fn cancel(&self) {
        self.0.send_replace(true);
    }

    pub fn is_cancelled(&self) -> bool {
        *self.0.borrow()
    }

    /// Completes when cancelled.
    pub async fn cancelled(&self) {
        let mut changes = self.0.subscribe();
        // The sender lives as long as self, so waiting cannot fail.
        let _ = changes.wait_for(|cancelled| *cancelled).await;
    }

    /// The task's result, or an error as soon as this is cancelled; the task is dropped then.
    pub async fn or_cancelled<T>(&self, task: impl Future<Output = Result<T>>) -> Result<T> {
        let (switch, task) = (std::pin::pin!(self.cancelled()), std::pin::pin!(task));
        match select(switch, task).await {
            Either::Left(_) => Err(cancelled()),
            Either::Right((result, _)) => result,
        }
    }
}
