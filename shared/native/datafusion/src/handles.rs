//! What Java holds: numbers. A number that was closed gives an error instead of a crash.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard};

use datafusion::common::exec_err;
use datafusion::error::Result;

use crate::query::{Query, ResultStream};
use crate::session::Session;
use crate::sink::Sink;

pub enum Object {
    Session(Arc<Session>),
    Query(Arc<Query>),
    Stream(Arc<ResultStream>),
    Sink(Arc<Sink>),
}

/// A type that handles stand for.
pub trait Handled: Sized {
    const WHAT: &'static str;
    fn wrap(self: Arc<Self>) -> Object;
    fn unwrap(object: &Object) -> Option<&Arc<Self>>;
}

macro_rules! handled {
    ($type:ty, $variant:ident, $what:literal) => {
        impl Handled for $type {
            const WHAT: &'static str = $what;
            fn wrap(self: Arc<Self>) -> Object {
                Object::$variant(self)
            }
            fn unwrap(object: &Object) -> Option<&Arc<Self>> {
                match object {
                    Object::$variant(value) => Some(value),
                    _ => None,
                }
            }
        }
    };
}
handled!(Session, Session, "session context");
handled!(Query, Query, "data frame");
handled!(ResultStream, Stream, "stream");
handled!(Sink, Sink, "sink");

#[derive(Default)]
struct Table {
    last: i64,
    open: HashMap<i64, Object>,
}

static TABLE: LazyLock<Mutex<Table>> = LazyLock::new(Mutex::default);

fn table() -> MutexGuard<'static, Table> {
    TABLE
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

pub fn open<T: Handled>(value: Arc<T>) -> i64 {
    let mut table = table();
    table.last += 1;
    let handle = table.last;
    table.open.insert(handle, value.wrap());
    handle
}

pub fn get<T: Handled>(handle: i64) -> Result<Arc<T>> {
    match table().open.get(&handle).and_then(T::unwrap) {
        Some(value) => Ok(Arc::clone(value)),
        None => exec_err!("this {} is closed", T::WHAT),
    }
}

/// Forgets a handle and ends what runs behind it. Unknown handles are ignored: closing twice is harmless.
pub fn close(handle: i64) {
    let object = table().open.remove(&handle);
    match object {
        Some(Object::Session(session)) => session.close(),
        Some(Object::Stream(stream)) => stream.close(),
        Some(Object::Sink(sink)) => sink.abort(),
        Some(Object::Query(_)) | None => {}
    }
}

pub fn live() -> usize {
    table().open.len()
}
