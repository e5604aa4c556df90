//! Batches of even size, in memory of our own.

use arrow::array::{Array, RecordBatch};
use arrow::compute::concat_batches;
use arrow::datatypes::SchemaRef;
use datafusion::error::Result;

/// Cuts and joins batches. Sorting wants batches neither tiny (each is a run to merge) nor huge (a budget must hold several), and
/// copies give Java its memory back at once.
pub struct Resizer {
    schema: SchemaRef,
    max_rows: usize,
    max_bytes: usize,
    parts: Vec<RecordBatch>,
    rows: usize,
    bytes: usize,
}

impl Resizer {
    pub fn new(schema: SchemaRef, max_rows: usize, max_bytes: usize) -> Self {
        Self {
            schema,
            max_rows,
            max_bytes,
            parts: vec![],
            rows: 0,
            bytes: 0,
        }
    }

    /// Takes a batch and returns what is full now.
    pub fn push(&mut self, batch: &RecordBatch) -> Result<Vec<RecordBatch>> {
        let row_bytes = average_row_bytes(batch);
        let mut full = vec![];
        let mut start = 0;
        while start < batch.num_rows() {
            let fitting = (self.max_bytes.saturating_sub(self.bytes) / row_bytes)
                .min(self.max_rows - self.rows)
                .max(usize::from(self.rows == 0));
            let rows = fitting.min(batch.num_rows() - start);
            if rows > 0 {
                self.parts.push(batch.slice(start, rows));
                self.rows += rows;
                self.bytes += rows * row_bytes;
                start += rows;
            }
            if rows == fitting {
                full.extend(self.take()?);
            }
        }
        // What is left must not keep the caller's memory.
        if let Some(rest) = self.parts.pop() {
            self.parts.push(concat_batches(&self.schema, [&rest])?);
        }
        Ok(full)
    }

    /// What has been taken and not been returned.
    pub fn take(&mut self) -> Result<Option<RecordBatch>> {
        if self.rows == 0 {
            return Ok(None);
        }
        let joined = concat_batches(&self.schema, &self.parts)?;
        self.parts.clear();
        (self.rows, self.bytes) = (0, 0);
        Ok(Some(joined))
    }
}

/// Bytes per row, at least one.
pub fn average_row_bytes(batch: &RecordBatch) -> usize {
    let bytes: usize = batch
        .columns()
        .iter()
        .map(|column| {
            column
                .to_data()
                .get_slice_memory_size()
                .unwrap_or_else(|_| column.get_buffer_memory_size())
        })
        .sum();
    (bytes / batch.num_rows().max(1)).max(1)
}
