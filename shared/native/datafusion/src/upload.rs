//! A file on its way to its place, where it appears complete, at once, and only if the place is free.

use std::sync::Arc;

use bytes::Bytes;
use datafusion::common::exec_datafusion_err;
use datafusion::error::{DataFusionError, Result};
use futures::FutureExt;
use futures::future::BoxFuture;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutPayload, WriteMultipart};
use parquet::arrow::async_writer::AsyncFileWriter;
use parquet::errors::ParquetError;

use crate::object_stores::Location;

/// Files up to this size are held in memory and put by one request.
const ONE_REQUEST: u64 = 8 << 20;

/// Parts of a larger file that are under way at a time.
const PARTS_UNDER_WAY: usize = 2;

pub struct Upload {
    store: Arc<dyn ObjectStore>,
    location: Location,
    bytes: u64,
    /// All bytes, as long as there are no parts.
    buffered: Vec<Bytes>,
    parts: Option<WriteMultipart>,
}

impl Upload {
    pub fn new(store: Arc<dyn ObjectStore>, location: Location) -> Self {
        Self {
            store,
            location,
            bytes: 0,
            buffered: vec![],
            parts: None,
        }
    }

    /// The size of what was written.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    async fn append(&mut self, bytes: Bytes) -> Result<()> {
        self.bytes += bytes.len() as u64;
        if let Some(parts) = &mut self.parts {
            parts.wait_for_capacity(PARTS_UNDER_WAY).await?;
            parts.put(bytes);
            return Ok(());
        }
        self.buffered.push(bytes);
        if self.bytes > ONE_REQUEST {
            // Parts cannot be put together under the condition that the place is free: so they make a file beside it.
            let mut parts = WriteMultipart::new(self.store.put_multipart(&self.beside()).await?);
            for bytes in self.buffered.drain(..) {
                parts.put(bytes);
            }
            self.parts = Some(parts);
        }
        Ok(())
    }

    async fn put_in_place(&mut self) -> Result<()> {
        let (beside, path) = (self.beside(), &self.location.path);
        let result = match self.parts.take() {
            Some(parts) => {
                parts.finish().await?;
                let copied = self.store.copy_if_not_exists(&beside, path).await;
                // Left there, it would be an unnamed file for the lake's clean-up; no reason to fail now.
                let _ = self.store.delete(&beside).await;
                copied
            }
            None => {
                let payload: PutPayload = self.buffered.drain(..).collect();
                match self
                    .store
                    .put_opts(path, payload.clone(), PutMode::Create.into())
                    .await
                {
                    Err(object_store::Error::AlreadyExists { .. })
                        if holds(&*self.store, &self.location, &payload).await =>
                    {
                        Ok(())
                    }
                    other => other.map(|_| ()),
                }
            }
        };
        match result {
            Err(object_store::Error::AlreadyExists { .. }) => Err(exec_datafusion_err!(
                "{} exists already and is not replaced; choose another prefix",
                self.location.name()
            )),
            other => Ok(other?),
        }
    }

    /// Removes what has been sent so far; the file's place was not touched.
    pub async fn abort(self) {
        if let Some(parts) = self.parts {
            // What cannot be aborted stays unnamed in the store, for its clean-up of unfinished uploads.
            let _ = parts.abort().await;
        }
    }

    fn beside(&self) -> Path {
        Path::from(format!("{}.part", self.location.path))
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

/// Whether the reply to a request that succeeded was lost, and the repeated request found our own bytes.
async fn holds(store: &dyn ObjectStore, location: &Location, payload: &PutPayload) -> bool {
    if location.is_local() {
        return false; // no reply can be lost
    }
    let Ok(existing) = store.get(&location.path).await else {
        return false;
    };
    existing.meta.size == payload.content_length() as u64
        && existing
            .bytes()
            .await
            .is_ok_and(|bytes| bytes == Bytes::from(payload.clone()))
}

fn external(error: DataFusionError) -> ParquetError {
    ParquetError::External(Box::new(error))
}
