//! An object in a bucket, made under the condition that there is none.
//!
//! The reply to a request that succeeded may be lost, and the repeated request then finds the object there: so each carries a tag of
//! its writer, by which it knows its own.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use datafusion::error::Result;
use object_store::client::{HttpError, HttpErrorKind};
use object_store::{
    Attribute, AttributeValue, Attributes, Error, GetOptions, ObjectStore, PutMode,
    PutMultipartOptions, PutOptions, PutPayload, WriteMultipart,
};

use crate::error::{caused_by, file_exists};
use crate::object_stores::Location;

/// Files up to this size are held in memory and put by one request.
const ONE_REQUEST: usize = 8 << 20;

/// Parts of a larger file that are under way at a time.
const PARTS_UNDER_WAY: usize = 2;

/// How often a request is sent that may have been carried out; the client repeats only those that were not.
const ATTEMPTS: u32 = 4;

const WRITER: Attribute = Attribute::Metadata(std::borrow::Cow::Borrowed("sourcelake-writer"));

pub struct RemoteFile {
    store: Arc<dyn ObjectStore>,
    location: Location,
    tag: AttributeValue,
    /// All bytes, as long as there are no parts.
    buffered: Vec<Bytes>,
    parts: Option<WriteMultipart>,
}

impl RemoteFile {
    pub fn new(store: Arc<dyn ObjectStore>, location: Location) -> Self {
        // The standard library's only source of random numbers: each state has keys of its own.
        let random = || RandomState::new().hash_one(location.name());
        Self {
            tag: format!("{:016x}{:016x}", random(), random()).into(),
            store,
            location,
            buffered: vec![],
            parts: None,
        }
    }

    pub async fn append(&mut self, bytes: Bytes) -> Result<()> {
        if let Some(parts) = &mut self.parts {
            parts.wait_for_capacity(PARTS_UNDER_WAY).await?;
            parts.put(bytes);
            return Ok(());
        }
        self.buffered.push(bytes);
        if self.buffered.iter().map(Bytes::len).sum::<usize>() > ONE_REQUEST {
            let options = PutMultipartOptions::from(self.attributes());
            let path = &self.location.path;
            let mut parts =
                WriteMultipart::new(self.store.put_multipart_opts(path, options).await?);
            for bytes in self.buffered.drain(..) {
                parts.put(bytes);
            }
            self.parts = Some(parts);
        }
        Ok(())
    }

    pub async fn put_in_place(&mut self) -> Result<()> {
        let Some(mut parts) = self.parts.take() else {
            return self.put().await;
        };
        if let Err(error) = parts.wait_for_capacity(0).await {
            self.parts = Some(parts); // for abort()
            return Err(error.into());
        }
        // Made exclusive by `exclusive_uploads`; it is the client that repeats it.
        match parts.finish().await {
            Ok(_) => Ok(()),
            Err(error) => match self.found().await {
                Some(Found::Ours) => Ok(()),
                Some(Found::Anothers) => Err(file_exists(self.location.name())),
                None => Err(error.into()),
            },
        }
    }

    async fn put(&mut self) -> Result<()> {
        let payload: PutPayload = self.buffered.drain(..).collect();
        let options = PutOptions {
            mode: PutMode::Create,
            attributes: self.attributes(),
            ..PutOptions::default()
        };
        let mut attempt = 1;
        loop {
            let sent = self
                .store
                .put_opts(&self.location.path, payload.clone(), options.clone());
            let Err(error) = sent.await else {
                return Ok(());
            };
            if !may_be_there(&error) {
                return Err(error.into());
            }
            match self.found().await {
                Some(Found::Ours) => return Ok(()),
                Some(Found::Anothers) => return Err(file_exists(self.location.name())),
                None if attempt == ATTEMPTS => return Err(error.into()),
                None => tokio::time::sleep(Duration::from_millis(100) * 2u32.pow(attempt)).await,
            }
            attempt += 1;
        }
    }

    /// Removes what has been sent so far; the file's place was not touched.
    pub async fn abort(self) {
        if let Some(parts) = self.parts {
            // What cannot be aborted stays for the bucket's clean-up of unfinished uploads.
            let _ = parts.abort().await;
        }
    }

    fn attributes(&self) -> Attributes {
        Attributes::from_iter([(WRITER, self.tag.clone())])
    }

    /// Whose object is there; none if there is none, or it cannot be said.
    async fn found(&mut self) -> Option<Found> {
        let head = GetOptions {
            head: true,
            ..GetOptions::default()
        };
        let object = self.store.get_opts(&self.location.path, head).await.ok()?;
        Some(if object.attributes.get(&WRITER) == Some(&self.tag) {
            Found::Ours
        } else {
            Found::Anothers
        })
    }
}

enum Found {
    Ours,
    Anothers,
}

/// Whether the object is there now or the request is worth repeating: the condition did not hold, others were at the same place at
/// the same time, or the connection broke before the reply.
fn may_be_there(error: &Error) -> bool {
    match error {
        Error::AlreadyExists { .. } | Error::Precondition { .. } => true,
        error => caused_by::<HttpError>(error).is_some_and(|http| {
            matches!(
                http.kind(),
                HttpErrorKind::Timeout | HttpErrorKind::Interrupted | HttpErrorKind::Unknown
            )
        }),
    }
}
