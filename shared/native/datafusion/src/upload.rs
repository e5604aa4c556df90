//! A file on its way to its place, where it appears complete, at once, and only if the place is free.

use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use datafusion::error::{DataFusionError, Result};
use futures::FutureExt;
use futures::future::BoxFuture;
use object_store::ObjectStore;
use parquet::arrow::async_writer::AsyncFileWriter;
use parquet::errors::ParquetError;

use crate::local_file::LocalFile;
use crate::object_stores::Location;
use crate::remote_file::RemoteFile;

pub struct Upload {
    bytes: u64,
    target: Target,
}

enum Target {
    Local(LocalFile),
    Remote(RemoteFile),
}

impl Upload {
    pub fn new(store: Arc<dyn ObjectStore>, location: Location) -> Self {
        let target = if location.is_local() {
            Target::Local(LocalFile::new(PathBuf::from(location.name())))
        } else {
            Target::Remote(RemoteFile::new(store, location))
        };
        Self { bytes: 0, target }
    }

    /// The size of what was written.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    async fn append(&mut self, bytes: Bytes) -> Result<()> {
        self.bytes += bytes.len() as u64;
        match &mut self.target {
            Target::Local(file) => file.append(bytes).await,
            Target::Remote(file) => file.append(bytes).await,
        }
    }

    async fn put_in_place(&mut self) -> Result<()> {
        match &mut self.target {
            Target::Local(file) => file.put_in_place().await,
            Target::Remote(file) => file.put_in_place().await,
        }
    }

    /// Removes what has been written so far; the file's place was not touched.
    pub async fn abort(self) {
        match self.target {
            Target::Local(file) => drop(file),
            Target::Remote(file) => file.abort().await,
        }
    }
}

impl AsyncFileWriter for Upload {
    fn write(&mut self, bytes: Bytes) -> BoxFuture<'_, Result<(), ParquetError>> {
        async move { self.append(bytes).await.map_err(external) }.boxed()
    }

    fn complete(&mut self) -> BoxFuture<'_, Result<(), ParquetError>> {
        async move { self.put_in_place().await.map_err(external) }.boxed()
    }
}

fn external(error: DataFusionError) -> ParquetError {
    ParquetError::External(Box::new(error))
}
