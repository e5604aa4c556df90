//! Rows of one stream become Parquet files, one after the other.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::TaskContext;
use datafusion::execution::memory_pool::{MemoryConsumer, MemoryReservation};
use futures::TryStreamExt;
use futures::stream::BoxStream;
use object_store::{ObjectStore, ObjectStoreExt};
use parquet::arrow::AsyncArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use crate::object_stores::Location;
use crate::runtime::Cancellation;
use crate::upload::Upload;
use crate::write_options::WriteOptions;
use crate::written::WrittenFile;

/// Writes all rows, in their order. When this fails or is cancelled, nothing of what it wrote is left.
pub async fn write_stream(
    rows: BoxStream<'static, Result<RecordBatch>>,
    schema: SchemaRef,
    options: WriteOptions,
    context: &TaskContext,
    cancellation: &Cancellation,
) -> Result<Vec<WrittenFile>> {
    let mut files = Files::new(schema, options, context)?;
    match files.write_all(rows, cancellation).await {
        Ok(()) => Ok(files.written),
        Err(error) => {
            files.remove().await;
            Err(error)
        }
    }
}

type Writer = AsyncArrowWriter<Upload>;

struct Files {
    store: Arc<dyn ObjectStore>,
    directory: Location,
    schema: SchemaRef,
    properties: WriterProperties,
    options: WriteOptions,
    memory: MemoryReservation,
    current: Option<Writer>,
    written: Vec<WrittenFile>,
}

impl Files {
    fn new(schema: SchemaRef, options: WriteOptions, context: &TaskContext) -> Result<Self> {
        let directory = Location::parse(&options.directory)?;
        Ok(Self {
            store: context.runtime_env().object_store(&directory.store)?,
            properties: options.properties(&schema)?,
            memory: MemoryConsumer::new("ParquetWriter").register(context.memory_pool()),
            directory,
            schema,
            options,
            current: None,
            written: vec![],
        })
    }

    /// Looks for cancellation between the batches: what is done to files is never left half way.
    async fn write_all(
        &mut self,
        mut rows: BoxStream<'static, Result<RecordBatch>>,
        cancellation: &Cancellation,
    ) -> Result<()> {
        while let Some(batch) = cancellation.or_cancelled(rows.try_next()).await? {
            if batch.num_rows() > 0 {
                self.write(&batch).await?;
            }
        }
        // The sort's memory and spill files are of no more use.
        drop(rows);
        self.end_file().await
    }

    async fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        let new = match self.current.take() {
            Some(writer) => writer,
            None => self.new_file()?,
        };
        let writer = self.current.insert(new);
        let result = writer.write(batch).await;
        self.memory.resize(writer.memory_size());
        let bytes = writer.bytes_written() + writer.in_progress_size();
        result.map_err(unwrap)?;
        if bytes as u64 >= self.options.max_file_bytes {
            self.end_file().await?;
        }
        Ok(())
    }

    fn new_file(&self) -> Result<Writer> {
        let location = self.directory.child(&self.file_name());
        let options = ArrowWriterOptions::new()
            .with_properties(self.properties.clone())
            // Parquet's own types say all that is needed.
            .with_skip_arrow_metadata(true);
        let upload = Upload::new(Arc::clone(&self.store), location);
        Ok(AsyncArrowWriter::try_new_with_options(
            upload,
            Arc::clone(&self.schema),
            options,
        )?)
    }

    fn file_name(&self) -> String {
        format!("{}-{}.parquet", self.options.prefix, self.written.len())
    }

    async fn end_file(&mut self) -> Result<()> {
        let Some(writer) = self.current.as_mut() else {
            return Ok(());
        };
        let metadata = writer.finish().await.map_err(unwrap)?;
        let bytes = self
            .current
            .take()
            .map_or(0, |writer| writer.into_inner().bytes());
        self.memory.free();
        let location = self.directory.child(&self.file_name());
        let columns = &self.options.statistics_columns;
        self.written.push(WrittenFile::new(
            location.name(),
            bytes,
            &metadata,
            &self.schema,
            columns,
        )?);
        Ok(())
    }

    /// Removes the files that are in place and the one that is not.
    async fn remove(mut self) {
        if let Some(writer) = self.current.take() {
            writer.into_inner().abort().await;
        }
        for index in 0..self.written.len() {
            let name = format!("{}-{index}.parquet", self.options.prefix);
            // The caller gets the error that led here.
            let _ = self.store.delete(&self.directory.child(&name).path).await;
        }
    }
}

/// The error of our own upload instead of what the writer made of it.
fn unwrap(error: ParquetError) -> DataFusionError {
    match error {
        ParquetError::External(inner) => match inner.downcast::<ParquetError>() {
            Ok(nested) => unwrap(*nested),
            Err(inner) => match inner.downcast::<DataFusionError>() {
                Ok(ours) => *ours,
                Err(other) => DataFusionError::External(other),
            },
        },
        other => other.into(),
    }
}
