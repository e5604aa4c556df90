//! Errors and panics on their way to Java.

use std::any::Any;
use std::error::Error;
use std::fmt::{self, Display};
use std::panic::{AssertUnwindSafe, catch_unwind};

use datafusion::error::{DataFusionError, Result};
use object_store::client::{HttpError, HttpErrorKind};

use crate::java::Thrown;

/// What a caller in Java may act on; the numbers are known to `NativeErrors.java`.
#[derive(Clone, Copy)]
#[repr(i32)]
enum Kind {
    Other = 0,
    Sql = 1,
    ResourcesExhausted = 2,
    Cancelled = 3,
    FileExists = 4,
    StoreUnavailable = 5,
}

/// The query, write or sink was ended by its owner.
#[derive(Debug)]
pub struct Cancelled;

impl Display for Cancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cancelled before it was done")
    }
}

impl Error for Cancelled {}

pub fn cancelled() -> DataFusionError {
    DataFusionError::External(Box::new(Cancelled))
}

/// The place of a file is taken.
#[derive(Debug)]
struct FileExists(String);

impl Display for FileExists {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.0;
        write!(
            f,
            "{name} exists already and is not replaced; choose another prefix"
        )
    }
}

impl Error for FileExists {}

pub fn file_exists(location: String) -> DataFusionError {
    DataFusionError::External(Box::new(FileExists(location)))
}

/// A panic, caught. It is a bug, ours or DataFusion's.
pub fn panicked(payload: &(dyn Any + Send)) -> DataFusionError {
    let message = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".to_owned());
    DataFusionError::External(format!("DataFusion panicked, which is a bug: {message}").into())
}

/// An error as Java reads it: three words and a pointer. Java owns it and returns it to `sl_error_free`.
#[repr(C)]
pub struct NativeError {
    kind: Kind,
    message: *const u8,
    message_length: i64,
    /// The number of the Java throwable that caused it, or 0; it is known to Java until this error is freed.
    throwable: i64,
    owner: Owner,
}

/// Keeps alive what [`NativeError`] points to.
struct Owner {
    _message: Box<str>,
    _source: DataFusionError,
}

impl NativeError {
    fn new(source: DataFusionError) -> Box<Self> {
        let (kind, message) = describe(&source);
        let message: Box<str> = message.into();
        Box::new(Self {
            kind,
            message: message.as_ptr(),
            message_length: message.len() as i64,
            throwable: find::<Thrown>(&source).map_or(0, Thrown::throwable),
            owner: Owner {
                _message: message,
                _source: source,
            },
        })
    }
}

/// Runs the body of an `extern` function: null on success, else an error that Java must free.
pub fn guard(body: impl FnOnce() -> Result<()>) -> *mut NativeError {
    let result =
        catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|payload| Err(panicked(&*payload)));
    match result {
        Ok(()) => std::ptr::null_mut(),
        Err(error) => Box::into_raw(NativeError::new(error)),
    }
}

fn describe(error: &DataFusionError) -> (Kind, String) {
    if let Some(thrown) = find::<Thrown>(error) {
        return (Kind::Other, thrown.to_string());
    }
    if let Some(cancelled) = find::<Cancelled>(error) {
        return (Kind::Cancelled, cancelled.to_string());
    }
    if let Some(exists) = find::<FileExists>(error) {
        return (Kind::FileExists, exists.to_string());
    }
    let kind = if is_storage_full(error) {
        Kind::ResourcesExhausted
    } else if is_store_unavailable(error) {
        Kind::StoreUnavailable
    } else {
        match error.find_root() {
            DataFusionError::SQL(..)
            | DataFusionError::Plan(_)
            | DataFusionError::SchemaError(..)
            | DataFusionError::NotImplemented(_) => Kind::Sql,
            DataFusionError::ResourcesExhausted(_) => Kind::ResourcesExhausted,
            _ => Kind::Other,
        }
    };
    (kind, error.strip_backtrace())
}

fn is_storage_full(error: &DataFusionError) -> bool {
    find::<std::io::Error>(error).is_some_and(|io| {
        matches!(
            io.kind(),
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded
        )
    })
}

/// Whether an object store could not be reached, broke off or stayed overloaded through all repetitions.
fn is_store_unavailable(error: &DataFusionError) -> bool {
    // Those that can be named, such as a missing object or permission, have variants of their own.
    matches!(
        find(error),
        Some(object_store::Error::Generic { store: "S3", .. })
    ) && find::<HttpError>(error).is_none_or(|http| http.kind() != HttpErrorKind::Decode)
}

/// Looks for an error of a type among an error and its causes.
fn find<E: Error + 'static>(error: &DataFusionError) -> Option<&E> {
    caused_by(error)
}

/// As [`find`], for any error.
pub fn caused_by<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<E>() {
            return Some(found);
        }
        next = match error.downcast_ref::<std::io::Error>() {
            // Its source() is that of the error inside, which would be left out.
            Some(io) => io.get_ref().map(|inner| inner as &(dyn Error + 'static)),
            None => error.source(),
        };
    }
    None
}
