//! The push side of a Parquet write: batches come in one by one, are sorted and written.

use std::sync::{Arc, Mutex};

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use arrow::ffi::FFI_ArrowArray;
use datafusion::common::exec_err;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::runtime_env::RuntimeEnv;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::sorts::sort::SortExec;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::streaming::{PartitionStream, StreamingTableExec};
use futures::stream::BoxStream;
use futures::{StreamExt, TryStreamExt, stream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::batches::{Resizer, average_row_bytes};
use crate::error::cancelled;
use crate::java::{Loans, import_batch};
use crate::runtime::{self, Cancellation};
use crate::session::spill_reservation;
use crate::sink_memory::{FLOOR, SinkMemory};
use crate::write::write_stream;
use crate::write_options::WriteOptions;
use crate::written::WrittenFile;

/// Bytes in one batch of a sort: a pool at its floor holds some of them, twice over, and room to merge.
const BATCH_BYTES: usize = FLOOR / 16;

enum Message {
    Rows(RecordBatch),
    /// The input is complete. Without it, a closed channel means that the sink was given up.
    End,
}

struct Writing {
    input: mpsc::Sender<Message>,
    files: JoinHandle<Result<Vec<WrittenFile>>>,
}

/// For one thread at a time.
pub struct Sink {
    schema: SchemaRef,
    loans: Arc<Loans>,
    cancellation: Arc<Cancellation>,
    writing: Mutex<Option<Writing>>,
}

impl Sink {
    pub fn open(
        schema: SchemaRef,
        options: WriteOptions,
        context: TaskContext,
        memory: &Arc<SinkMemory>,
        cancellation: Arc<Cancellation>,
        loans: Arc<Loans>,
    ) -> Result<Self> {
        options.check(&schema)?;
        // Two batches under way are enough for Java and the sort to work side by side.
        let (input, messages) = mpsc::channel(1);
        let files = runtime::spawn(write_sorted(
            messages,
            Arc::clone(&schema),
            options,
            context,
            Arc::clone(memory),
            Arc::clone(&cancellation),
        ));
        Ok(Self { schema, loans, cancellation, writing: Mutex::new(Some(Writing { input, files })) })
    }

    /// Takes a batch over and waits while the sink is busy with earlier ones.
    pub fn write(&self, array: FFI_ArrowArray) -> Result<()> {
        let batch = import_batch(array, &self.schema, &self.loans)?;
        self.send(Message::Rows(batch))
    }

    /// Ends the input and waits for the files.
    pub fn finish(&self) -> Result<Vec<WrittenFile>> {
        self.send(Message::End)?;
        match self.take() {
            Some(writing) => runtime::wait(writing.files),
            None => exec_err!("this sink is closed"),
        }
    }

    /// Cancels and waits until what was written is removed. After `finish` there is nothing left to do.
    pub fn abort(&self) {
        if let Some(writing) = self.take() {
            self.cancellation.cancel();
            drop(writing.input);
            // Only whether it is over matters; that it was cancelled is known.
            let _ = runtime::wait(writing.files);
        }
    }

    fn send(&self, message: Message) -> Result<()> {
        let guard = self.writing.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let Some(writing) = guard.as_ref() else {
            return exec_err!("this sink has ended: it was finished, or has failed before");
        };
        if futures::executor::block_on(writing.input.send(message)).is_ok() {
            return Ok(());
        }
        // The task is over before the input is: it has failed and says why.
        drop(guard);
        match self.take().map(|writing| runtime::wait(writing.files)) {
            Some(Err(error)) => Err(error),
            Some(Ok(_)) | None => exec_err!("the sink ended before its input did"),
        }
    }

    fn take(&self) -> Option<Writing> {
        self.writing.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take()
    }
}

async fn write_sorted(
    mut messages: mpsc::Receiver<Message>,
    schema: SchemaRef,
    options: WriteOptions,
    context: TaskContext,
    memory: Arc<SinkMemory>,
    cancellation: Arc<Cancellation>,
) -> Result<Vec<WrittenFile>> {
    let first = async {
        match messages.recv().await {
            Some(Message::Rows(batch)) => Ok(Some(batch)),
            Some(Message::End) => Ok(None),
            None => Err(cancelled()),
        }
    };
    let Some(first) = cancellation.or_cancelled(first).await? else {
        return Ok(vec![]);
    };
    let batch_rows = (BATCH_BYTES / average_row_bytes(&first)).clamp(64, context.session_config().batch_size());
    let context = Arc::new(task_of_sink(context, &memory, batch_rows));
    let input = resized(first, messages, Arc::clone(&schema), batch_rows);
    let rows = sort(input, &schema, &options, &context)?.boxed();
    write_stream(rows, schema, options, &context, &cancellation).await
}

/// The session's context with the sink's own memory pool and batch size.
fn task_of_sink(context: TaskContext, memory: &Arc<SinkMemory>, batch_rows: usize) -> TaskContext {
    let pool = memory.pool();
    let mut config = context.session_config().clone().with_batch_size(batch_rows);
    config.options_mut().execution.sort_spill_reservation_bytes = spill_reservation(FLOOR);
    let runtime = RuntimeEnv { memory_pool: pool, ..context.runtime_env().as_ref().clone() };
    context.with_session_config(config).with_runtime(Arc::new(runtime))
}

fn resized(
    first: RecordBatch,
    messages: mpsc::Receiver<Message>,
    schema: SchemaRef,
    batch_rows: usize,
) -> SendableRecordBatchStream {
    let incoming = stream::unfold(Some(messages), |messages| async {
        let mut messages = messages?;
        match messages.recv().await {
            Some(Message::Rows(batch)) => Some((Ok(Some(batch)), Some(messages))),
            Some(Message::End) => Some((Ok(None), None)),
            None => Some((Err(cancelled()), None)),
        }
    });
    let mut resizer = Resizer::new(Arc::clone(&schema), batch_rows, BATCH_BYTES);
    let batches = stream::iter([Ok(Some(first))])
        .chain(incoming)
        .map(move |message: Result<Option<RecordBatch>>| {
            Ok::<_, DataFusionError>(stream::iter(match message? {
                Some(batch) => resizer.push(&batch)?,
                None => resizer.take()?.into_iter().collect(),
            })
            .map(Ok))
        })
        .try_flatten();
    Box::pin(RecordBatchStreamAdapter::new(schema, batches))
}

fn sort(
    input: SendableRecordBatchStream,
    schema: &SchemaRef,
    options: &WriteOptions,
    context: &Arc<TaskContext>,
) -> Result<BoxStream<'static, Result<RecordBatch>>> {
    let Some(ordering) = options.ordering(schema)? else {
        return Ok(input.boxed());
    };
    let input: Arc<dyn PartitionStream> =
        Arc::new(Once { schema: Arc::clone(schema), input: Mutex::new(Some(input)) });
    let scan =
        StreamingTableExec::try_new(Arc::clone(schema), vec![input], None, [], false, None)?;
    Ok(SortExec::new(ordering, Arc::new(scan)).execute(0, Arc::clone(context))?.boxed())
}

/// A stream as the leaf of a plan that is executed once.
struct Once {
    schema: SchemaRef,
    input: Mutex<Option<SendableRecordBatchStream>>,
}

impl PartitionStream for Once {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, _: Arc<TaskContext>) -> SendableRecordBatchStream {
        let input = self.input.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take();
        input.expect("a sink's sort is executed once")
    }
}

impl std::fmt::Debug for Once {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("input of a sink")
    }
}
