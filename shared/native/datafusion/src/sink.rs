//! The push side of a Parquet write: batches come in one by one, are sorted and written.

use std::sync::{Arc, Mutex};

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use arrow::ffi::FFI_ArrowArray;
use datafusion::common::exec_err;
use datafusion::error::Result;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::sorts::sort::SortExec;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::streaming::{PartitionStream, StreamingTableExec};
use futures::stream::BoxStream;
use futures::{StreamExt, stream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::batches::{Resizer, average_row_bytes};
use crate::error::cancelled;
use crate::java::import_batch;
use crate::memory::FLOOR;
use crate::runtime::{self, Cancellation};
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
    /// Made for the size of the first rows.
    resizer: Option<Resizer>,
    input: mpsc::Sender<Message>,
    files: JoinHandle<Result<Vec<WrittenFile>>>,
}

/// For one thread at a time.
pub struct Sink {
    schema: SchemaRef,
    max_batch_rows: usize,
    cancellation: Arc<Cancellation>,
    writing: Mutex<Option<Writing>>,
}

impl Sink {
    pub fn open(
        schema: SchemaRef,
        options: WriteOptions,
        context: TaskContext,
        cancellation: Arc<Cancellation>,
    ) -> Result<Self> {
        options.check(&schema)?;
        let max_batch_rows = context.session_config().batch_size();
        // One batch that waits is enough for Java and the sort to work side by side.
        let (input, messages) = mpsc::channel(1);
        let files = runtime::spawn(write_sorted(
            messages,
            Arc::clone(&schema),
            options,
            context,
            Arc::clone(&cancellation),
        ));
        let writing = Mutex::new(Some(Writing {
            resizer: None,
            input,
            files,
        }));
        Ok(Self {
            schema,
            max_batch_rows,
            cancellation,
            writing,
        })
    }

    /// Takes a batch over and waits while the sink is busy with earlier ones. Java has its memory back when this returns.
    pub fn write(&self, array: FFI_ArrowArray) -> Result<()> {
        let batch = import_batch(array, &self.schema, &Arc::default())?;
        self.with_writing(|writing| {
            let resizer = writing.resizer.get_or_insert_with(|| {
                let rows = batch_rows(&batch, self.max_batch_rows);
                Resizer::new(Arc::clone(&self.schema), rows, BATCH_BYTES)
            });
            Ok(resizer
                .push(&batch)?
                .into_iter()
                .map(Message::Rows)
                .collect())
        })
    }

    /// Ends the input and waits for the files.
    pub fn finish(&self) -> Result<Vec<WrittenFile>> {
        self.with_writing(|writing| {
            let rest = writing.resizer.as_mut().map_or(Ok(None), Resizer::take)?;
            Ok(rest
                .map(Message::Rows)
                .into_iter()
                .chain([Message::End])
                .collect())
        })?;
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

    /// Sends messages to the task that writes, or returns the error that it has ended with.
    fn with_writing(
        &self,
        messages: impl FnOnce(&mut Writing) -> Result<Vec<Message>>,
    ) -> Result<()> {
        let mut guard = self
            .writing
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let Some(writing) = guard.as_mut() else {
            return exec_err!(
                "this sink has ended: it was finished or closed, or has failed before"
            );
        };
        for message in messages(writing)? {
            if futures::executor::block_on(writing.input.send(message)).is_err() {
                drop(guard);
                return match self.take().map(|writing| runtime::wait(writing.files)) {
                    Some(Err(error)) => Err(error),
                    Some(Ok(_)) | None => exec_err!("the sink ended before its input did"),
                };
            }
        }
        Ok(())
    }

    fn take(&self) -> Option<Writing> {
        self.writing
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .take()
    }
}

/// How many rows like these make a batch of the sort.
fn batch_rows(rows: &RecordBatch, max: usize) -> usize {
    (BATCH_BYTES / average_row_bytes(rows)).clamp(64.min(max), max)
}

async fn write_sorted(
    mut messages: mpsc::Receiver<Message>,
    schema: SchemaRef,
    options: WriteOptions,
    context: TaskContext,
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
    let rows = batch_rows(&first, context.session_config().batch_size());
    let config = context.session_config().clone().with_batch_size(rows);
    let context = Arc::new(context.with_session_config(config));
    let input = received(first, messages, Arc::clone(&schema));
    let rows = sort(input, &schema, &options, &context)?.boxed();
    write_stream(rows, schema, options, &context, &cancellation).await
}

fn received(
    first: RecordBatch,
    messages: mpsc::Receiver<Message>,
    schema: SchemaRef,
) -> SendableRecordBatchStream {
    let rest = stream::unfold(Some(messages), |messages| async {
        let mut messages = messages?;
        match messages.recv().await {
            Some(Message::Rows(batch)) => Some((Ok(batch), Some(messages))),
            Some(Message::End) => None,
            None => Some((Err(cancelled()), None)),
        }
    });
    let batches = stream::iter([Ok(first)]).chain(rest);
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
    let input: Arc<dyn PartitionStream> = Arc::new(Once {
        schema: Arc::clone(schema),
        input: Mutex::new(Some(input)),
    });
    let scan = StreamingTableExec::try_new(Arc::clone(schema), vec![input], None, [], false, None)?;
    Ok(SortExec::new(ordering, Arc::new(scan))
        .execute(0, Arc::clone(context))?
        .boxed())
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
        let input = self
            .input
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .take();
        input.expect("a sink's sort is executed once")
    }
}

impl std::fmt::Debug for Once {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("input of a sink")
    }
}
