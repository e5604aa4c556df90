//! A table that a query pulls from a reader in Java, once.

use std::fmt::{self, Debug};
use std::sync::{Arc, Mutex};

use arrow::datatypes::SchemaRef;
use async_trait::async_trait;
use datafusion::catalog::{Session, TableProvider};
use datafusion::common::exec_datafusion_err;
use datafusion::error::Result;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::logical_expr::{Expr, TableType};
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::stream::{
    RecordBatchReceiverStreamBuilder, RecordBatchStreamAdapter,
};
use datafusion::physical_plan::streaming::{PartitionStream, StreamingTableExec};

use crate::batches::Resizer;
use crate::java::{JavaObject, Loans, next_batch};
use crate::memory::FLOOR;

/// Most bytes of a batch that goes into a query: a few of them must fit in the share of a sort.
const BATCH_BYTES: usize = FLOOR / 2;

/// The loans of one run of a query, found by its streams in the session configuration.
#[derive(Debug, Default)]
pub struct RunLoans(pub Arc<Loans>);

#[derive(Debug)]
pub struct StreamTable(Arc<OneShot>);

impl StreamTable {
    pub fn new(name: &str, schema: SchemaRef, reader: JavaObject) -> Self {
        let reader = Mutex::new(Some(reader));
        Self(Arc::new(OneShot {
            name: name.to_owned(),
            schema,
            reader,
        }))
    }
}

#[async_trait]
impl TableProvider for StreamTable {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.0.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Temporary
    }

    async fn scan(
        &self,
        _: &dyn Session,
        projection: Option<&Vec<usize>>,
        _: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let partitions: Vec<Arc<dyn PartitionStream>> = vec![self.0.clone()];
        let exec =
            StreamingTableExec::try_new(self.schema(), partitions, projection, [], false, limit)?;
        Ok(Arc::new(exec))
    }
}

struct OneShot {
    name: String,
    schema: SchemaRef,
    reader: Mutex<Option<JavaObject>>,
}

impl PartitionStream for OneShot {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, context: Arc<TaskContext>) -> SendableRecordBatchStream {
        let reader = self
            .reader
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
            .take();
        let schema = Arc::clone(&self.schema);
        let Some(reader) = reader else {
            let error = exec_datafusion_err!(
                "stream table '{}' was read before; it can be read once, so register it anew",
                self.name
            );
            let failed = futures::stream::iter([Err(error)]);
            return Box::pin(RecordBatchStreamAdapter::new(schema, failed));
        };
        let loans = context
            .session_config()
            .get_extension::<RunLoans>()
            .map_or_else(Arc::default, |run| Arc::clone(&run.0));
        let batch_rows = context.session_config().batch_size();
        let what = format!("stream table '{}'", self.name);
        let mut stream = RecordBatchReceiverStreamBuilder::new(Arc::clone(&schema), 1);
        let batches = stream.tx();
        stream.spawn_blocking(move || {
            // Declared in this order, the reader is closed before its loan ends.
            let _pulling = loans.lend();
            let reader = reader;
            let mut resizer = Resizer::new(Arc::clone(&schema), batch_rows, BATCH_BYTES);
            while let Some(batch) = next_batch(&reader, &what, &schema, &loans)? {
                for full in resizer.push(&batch)? {
                    if batches.blocking_send(Ok(full)).is_err() {
                        return Ok(()); // nobody listens any more
                    }
                }
            }
            if let Some(rest) = resizer.take()? {
                // If nobody listens any more, nobody misses it.
                let _ = batches.blocking_send(Ok(rest));
            }
            Ok(())
        });
        stream.build()
    }
}

impl Debug for OneShot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stream table '{}'", self.name)
    }
}
