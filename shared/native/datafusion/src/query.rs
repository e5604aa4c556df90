//! A planned query and its runs.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::common::exec_err;
use datafusion::error::Result;
use datafusion::execution::TaskContext;
use datafusion::physical_plan::display::DisplayableExecutionPlan;
use datafusion::physical_plan::{ExecutionPlan, execute_stream};
use datafusion::prelude::{DataFrame, col};
use futures::{StreamExt, TryStreamExt};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::error::cancelled;
use crate::java::Loans;
use crate::memory::Memory;
use crate::result_types::{plain_schema, to_plain};
use crate::runtime::{self, Cancellation};
use crate::stream_table::RunLoans;
use crate::write::write_stream;
use crate::write_options::WriteOptions;
use crate::written::WrittenFile;

/// How long the end of a run waits for threads that still hold rows of a stream of Java's.
const PATIENCE: Duration = Duration::from_secs(1);

pub struct Query {
    frame: DataFrame,
    memory: Arc<Memory>,
    cancellation: Arc<Cancellation>,
}

impl Query {
    pub fn new(frame: DataFrame, memory: Arc<Memory>, cancellation: Arc<Cancellation>) -> Self {
        Self {
            frame,
            memory,
            cancellation,
        }
    }

    pub fn schema(&self) -> SchemaRef {
        plain_schema(self.frame.schema().as_arrow())
    }

    pub fn cancel(&self) {
        self.cancellation.cancel();
    }

    /// Starts the query; its rows wait in the stream, one batch ahead of whoever pulls.
    pub fn execute(&self) -> Result<Arc<ResultStream>> {
        let run = self.start(self.frame.clone())?;
        let schema = self.schema();
        let cancellation = Arc::clone(&self.cancellation);
        let (sender, batches) = mpsc::channel(1);
        let loans = Arc::clone(&run.loans);
        let driver = runtime::spawn(async move {
            let drain = async {
                let mut rows = execute_stream(run.plan, run.context)?;
                while let Some(batch) = rows.try_next().await? {
                    if batch.num_rows() > 0
                        && sender.send(to_plain(&batch, &schema)?).await.is_err()
                    {
                        return Ok(()); // nobody listens any more
                    }
                }
                Ok(())
            };
            cancellation.or_cancelled(drain).await
        });
        Ok(Arc::new(ResultStream {
            batches: Mutex::new(Some(batches)),
            driver: Mutex::new(Some(driver)),
            stop: Arc::new(Cancellation::new()),
            loans,
        }))
    }

    /// Runs the query and writes its rows.
    pub fn write(&self, options: WriteOptions) -> Result<Vec<WrittenFile>> {
        let mut frame = self.frame.clone();
        let sort_by: Vec<_> = options
            .sort_by
            .iter()
            .map(|name| col_exactly(name).sort(true, true))
            .collect();
        if !sort_by.is_empty() {
            frame = frame.sort(sort_by)?;
        }
        let run = self.start(frame)?;
        let schema = self.schema();
        let cancellation = Arc::clone(&self.cancellation);
        let loans = Arc::clone(&run.loans);
        let files = runtime::run(async move {
            let context = Arc::clone(&run.context);
            let plain = Arc::clone(&schema);
            let rows = execute_stream(run.plan, run.context)?
                .map(move |batch| batch.and_then(|batch| to_plain(&batch, &plain)))
                .boxed();
            write_stream(rows, schema, options, &context, &cancellation).await
        });
        loans.wait(PATIENCE);
        files
    }

    /// The plan as text; with `analyze`, the query is run and the plan tells what each of its steps counted.
    pub fn explain(&self, analyze: bool) -> Result<String> {
        let run = self.start(self.frame.clone())?;
        if !analyze {
            return Ok(DisplayableExecutionPlan::new(run.plan.as_ref())
                .indent(false)
                .to_string());
        }
        let cancellation = Arc::clone(&self.cancellation);
        let loans = Arc::clone(&run.loans);
        let text = runtime::run(async move {
            let mut rows = execute_stream(Arc::clone(&run.plan), run.context)?;
            let drain = async {
                while rows.try_next().await?.is_some() {}
                Ok(())
            };
            cancellation.or_cancelled(drain).await?;
            Ok(DisplayableExecutionPlan::with_metrics(run.plan.as_ref())
                .indent(false)
                .to_string())
        });
        loans.wait(PATIENCE);
        text
    }

    fn start(&self, frame: DataFrame) -> Result<Run> {
        if self.cancellation.is_cancelled() {
            return Err(cancelled());
        }
        let loans = Arc::<Loans>::default();
        let context = frame.task_ctx();
        let config = context
            .session_config()
            .clone()
            .with_extension(Arc::new(RunLoans(Arc::clone(&loans))));
        let context = Arc::new(self.memory.task(context.with_session_config(config)));
        let plan = runtime::run(async move { frame.create_physical_plan().await })?;
        Ok(Run {
            plan,
            context,
            loans,
        })
    }
}

struct Run {
    plan: Arc<dyn ExecutionPlan>,
    context: Arc<TaskContext>,
    /// Batches of Java's readers that this run holds.
    loans: Arc<Loans>,
}

/// A column by its name as it is: not lowered, dots included.
fn col_exactly(name: &str) -> datafusion::logical_expr::Expr {
    col(datafusion::common::Column::new_unqualified(name))
}

/// A running query, pulled by one thread at a time.
pub struct ResultStream {
    batches: Mutex<Option<mpsc::Receiver<RecordBatch>>>,
    driver: Mutex<Option<JoinHandle<Result<()>>>>,
    stop: Arc<Cancellation>,
    loans: Arc<Loans>,
}

impl ResultStream {
    /// The next batch, none at the end, or the error that the query ended with.
    pub fn next(&self) -> Result<Option<RecordBatch>> {
        let mut batches = self
            .batches
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        let Some(receiver) = batches.as_mut() else {
            return exec_err!("the stream has ended");
        };
        let next = async { Ok(receiver.recv().await) };
        match futures::executor::block_on(self.stop.or_cancelled(next))? {
            Some(batch) => Ok(Some(batch)),
            None => {
                *batches = None;
                let driver = self
                    .driver
                    .lock()
                    .unwrap_or_else(|poisoned| poisoned.into_inner())
                    .take();
                let result = driver.map_or(Ok(()), runtime::wait);
                self.loans.wait(PATIENCE);
                result.map(|()| None)
            }
        }
    }

    /// Ends the query if it still runs, and waits until it holds nothing of Java's any more.
    pub fn close(&self) {
        self.stop.cancel();
        let driver = self
            .driver
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .take();
        if let Some(driver) = driver {
            driver.abort();
            let _ = futures::executor::block_on(driver);
        }
        self.batches
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .take();
        self.loans.wait(PATIENCE);
    }
}
