//! The functions that Java calls, by `Bindings.java`.
//!
//! All of them that can fail return null or a [`NativeError`], which the caller frees with [`sl_error_free`]; results go to out
//! pointers, which are written on success only. Text comes in as pointer and length, valid during the call. Handles are numbers, to be
//! closed by [`sl_close`]. Arrow structs are in the caller's memory: those that come in are moved out of and marked released, those that
//! go out are the caller's to release. Functions that wait say so; no other blocks for longer than planning takes.

use std::sync::Arc;

use arrow::array::{Array, StructArray};
use arrow::datatypes::{Schema, SchemaRef};
use arrow::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use datafusion::common::exec_datafusion_err;
use datafusion::error::{DataFusionError, Result};
use serde::de::DeserializeOwned;

use crate::error::{NativeError, guard};
use crate::handles;
use crate::java::{Callbacks, JavaObject, install};
use crate::query::{Query, ResultStream};
use crate::session::Session;
use crate::sink::Sink;
use crate::{runtime, session};

/// Raised with each change of this interface; Java refuses a library of another version.
const VERSION: i32 = 2;

/// UTF-8 text or JSON in memory of its reader.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Text {
    bytes: *const u8,
    length: i64,
}

impl Text {
    /// # Safety
    /// Pointer and length describe readable memory.
    unsafe fn read(self) -> Result<String> {
        let bytes = if self.length == 0 {
            &[]
        } else {
            unsafe { std::slice::from_raw_parts(self.bytes, self.length as usize) }
        };
        let text = std::str::from_utf8(bytes)
            .map_err(|error| DataFusionError::External(Box::new(error)))?;
        Ok(text.to_owned())
    }

    /// # Safety
    /// As [`Text::read`].
    unsafe fn parse<T: DeserializeOwned>(self) -> Result<T> {
        serde_json::from_str(&unsafe { self.read()? })
            .map_err(|error| exec_datafusion_err!("options are not understood: {error}"))
    }

    /// Text for Java, which frees it with [`sl_text_free`].
    fn give(text: String) -> Self {
        let bytes: &mut [u8] = Box::leak(text.into_bytes().into_boxed_slice());
        Self {
            bytes: bytes.as_ptr(),
            length: bytes.len() as i64,
        }
    }
}

fn json(value: &impl serde::Serialize) -> Result<Text> {
    let text =
        serde_json::to_string(value).map_err(|error| DataFusionError::External(Box::new(error)))?;
    Ok(Text::give(text))
}

/// # Safety
/// The pointer leads to a valid schema, which stays the caller's.
unsafe fn read_schema(schema: *const FFI_ArrowSchema) -> Result<SchemaRef> {
    Ok(Arc::new(Schema::try_from(unsafe { &*schema })?))
}

/// Sets the upcalls and returns the version of this interface. Comes before all other calls.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_init(callbacks: *const Callbacks) -> i32 {
    install(unsafe { *callbacks });
    VERSION
}

/// Frees an error; its throwable is released in Java.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_error_free(error: *mut NativeError) {
    drop(unsafe { Box::from_raw(error) });
}

/// Frees text that a call has given out.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_text_free(bytes: *mut u8, length: i64) {
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(bytes, length as usize)) });
}

/// How many handles are open.
#[unsafe(no_mangle)]
pub extern "C" fn sl_live_handles() -> i64 {
    handles::live() as i64
}

/// Closes any handle, ends what runs behind it and waits until that is over. A closed handle is ignored.
#[unsafe(no_mangle)]
pub extern "C" fn sl_close(handle: i64) -> *mut NativeError {
    guard(|| {
        handles::close(handle);
        Ok(())
    })
}

/// Opens a session with `SessionOptions` as JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_session_open(options: Text, session: *mut i64) -> *mut NativeError {
    guard(|| {
        let opened = Session::open(unsafe { options.parse()? })?;
        unsafe { *session = handles::open(opened) };
        Ok(())
    })
}

/// Registers Parquet files with a schema that stays the caller's and a `ParquetTable` as JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_session_register_parquet(
    session: i64,
    name: Text,
    schema: *const FFI_ArrowSchema,
    table: Text,
) -> *mut NativeError {
    guard(|| {
        let session = handles::get::<Session>(session)?;
        let (name, schema) = unsafe { (name.read()?, read_schema(schema)?) };
        session.register_parquet(&name, schema, unsafe { table.parse()? })
    })
}

/// Registers a reader of Java's, which is released when it was read or the table is gone; also when this call fails.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_session_register_stream(
    session: i64,
    name: Text,
    schema: *const FFI_ArrowSchema,
    reader: i64,
) -> *mut NativeError {
    guard(|| {
        let reader = JavaObject::new(reader);
        let session = handles::get::<Session>(session)?;
        let (name, schema) = unsafe { (name.read()?, read_schema(schema)?) };
        session.register_stream(&name, schema, reader)
    })
}

/// Registers a function of Java's. The schema's fields are the arguments and, last, the result. The function is released when it was
/// replaced or the session is gone; also when this call fails.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_session_register_function(
    session: i64,
    name: Text,
    schema: *const FFI_ArrowSchema,
    deterministic: bool,
    function: i64,
) -> *mut NativeError {
    guard(|| {
        let function = JavaObject::new(function);
        let session = handles::get::<Session>(session)?;
        let (name, schema) = unsafe { (name.read()?, read_schema(schema)?) };
        let types = schema
            .fields()
            .iter()
            .map(|field| field.data_type().clone())
            .collect();
        session.register_function(&name, types, deterministic, function);
        Ok(())
    })
}

/// Registers a query under a name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_session_register_view(
    session: i64,
    name: Text,
    sql: Text,
) -> *mut NativeError {
    guard(|| {
        let session = handles::get::<Session>(session)?;
        let (name, sql) = unsafe { (name.read()?, sql.read()?) };
        session.register_view(&name, sql)
    })
}

/// Removes a table or view and tells whether it was there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_session_deregister(
    session: i64,
    name: Text,
    existed: *mut bool,
) -> *mut NativeError {
    guard(|| {
        let session = handles::get::<Session>(session)?;
        let found = session.deregister(&unsafe { name.read()? })?;
        unsafe { *existed = found };
        Ok(())
    })
}

/// Plans a query.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_session_sql(
    session: i64,
    sql: Text,
    query: *mut i64,
) -> *mut NativeError {
    guard(|| {
        let planned = handles::get::<Session>(session)?.sql(unsafe { sql.read()? })?;
        unsafe { *query = handles::open(planned) };
        Ok(())
    })
}

/// Opens a sink for batches of a schema that stays the caller's, with `ParquetWriteOptions` as JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_session_open_sink(
    session: i64,
    schema: *const FFI_ArrowSchema,
    options: Text,
    sink: *mut i64,
) -> *mut NativeError {
    guard(|| {
        let session = handles::get::<Session>(session)?;
        let opened =
            session.open_sink(unsafe { read_schema(schema)? }, unsafe { options.parse()? })?;
        unsafe { *sink = handles::open(opened) };
        Ok(())
    })
}

/// The names of the tables that a statement reads, as a JSON array.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_referenced_tables(sql: Text, names: *mut Text) -> *mut NativeError {
    guard(|| {
        let sql = unsafe { sql.read()? };
        let found = runtime::run(async move { session::referenced_tables(&sql) })?;
        unsafe { *names = json(&found)? };
        Ok(())
    })
}

/// The schema of a query's result.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_query_schema(
    query: i64,
    schema: *mut FFI_ArrowSchema,
) -> *mut NativeError {
    guard(|| {
        let exported = FFI_ArrowSchema::try_from(handles::get::<Query>(query)?.schema().as_ref())?;
        unsafe { schema.write(exported) };
        Ok(())
    })
}

/// Starts a query.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_query_execute(query: i64, stream: *mut i64) -> *mut NativeError {
    guard(|| {
        let started = handles::get::<Query>(query)?.execute()?;
        unsafe { *stream = handles::open(started) };
        Ok(())
    })
}

/// Runs a query and writes its rows with `ParquetWriteOptions` as JSON; the `WrittenFile`s come as a JSON array. Waits for the end.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_query_write(
    query: i64,
    options: Text,
    files: *mut Text,
) -> *mut NativeError {
    guard(|| {
        let written = handles::get::<Query>(query)?.write(unsafe { options.parse()? })?;
        unsafe { *files = json(&written)? };
        Ok(())
    })
}

/// The plan as text; with `analyze`, waits for the query to have run.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_query_explain(
    query: i64,
    analyze: bool,
    plan: *mut Text,
) -> *mut NativeError {
    guard(|| {
        let text = handles::get::<Query>(query)?.explain(analyze)?;
        unsafe { *plan = Text::give(text) };
        Ok(())
    })
}

/// Ends what runs of a query.
#[unsafe(no_mangle)]
pub extern "C" fn sl_query_cancel(query: i64) -> *mut NativeError {
    guard(|| {
        handles::get::<Query>(query)?.cancel();
        Ok(())
    })
}

/// Waits for the next batch and moves it into the array as a struct; at the end the array is released.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_stream_next(
    stream: i64,
    array: *mut FFI_ArrowArray,
) -> *mut NativeError {
    guard(|| {
        let batch = handles::get::<ResultStream>(stream)?.next()?;
        let exported = batch.map_or_else(FFI_ArrowArray::empty, |batch| {
            FFI_ArrowArray::new(&StructArray::from(batch).to_data())
        });
        unsafe { array.write(exported) };
        Ok(())
    })
}

/// Takes a batch over, as a struct array; also when this call fails. Waits while the sink is busy.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_sink_write(sink: i64, array: *mut FFI_ArrowArray) -> *mut NativeError {
    guard(|| {
        let array = unsafe { FFI_ArrowArray::from_raw(array) };
        handles::get::<Sink>(sink)?.write(array)
    })
}

/// Ends a sink's input and waits for its files, which come as a JSON array.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sl_sink_finish(sink: i64, files: *mut Text) -> *mut NativeError {
    guard(|| {
        let written = handles::get::<Sink>(sink)?.finish()?;
        unsafe { *files = json(&written)? };
        Ok(())
    })
}

/// Panics, in the call or in a task of the runtime: how Java's tests see that a panic becomes an exception.
#[unsafe(no_mangle)]
pub extern "C" fn sl_panic(in_task: bool) -> *mut NativeError {
    guard(|| {
        if in_task {
            runtime::run(async { panic!("on purpose, in a task") })
        } else {
            panic!("on purpose")
        }
    })
}
