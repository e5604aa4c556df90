//! Calls into Java, and what Java lends.

use std::error::Error;
use std::ffi::c_void;
use std::fmt::{self, Display};
use std::sync::{Arc, Condvar, Mutex, OnceLock};
use std::time::Duration;

use arrow::array::{RecordBatch, RecordBatchOptions, StructArray};
use arrow::datatypes::{DataType, SchemaRef};
use arrow::ffi::{FFI_ArrowArray, from_ffi_and_data_type};
use datafusion::error::{DataFusionError, Result};

/// The upcalls, set once by `sl_init`. None of them lets a throwable escape.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Callbacks {
    /// Moves the next batch of a reader into the array: 1 with a batch, 0 at the end, -1 on failure.
    next_batch: unsafe extern "C" fn(reader: i64, *mut FFI_ArrowArray, *mut Failure) -> i32,
    /// Computes a function over a struct of arguments, which it takes, and moves the result into the last array: 0, or -1 on failure.
    evaluate: unsafe extern "C" fn(
        function: i64,
        rows: i64,
        arguments: *mut FFI_ArrowArray,
        result: *mut FFI_ArrowArray,
        *mut Failure,
    ) -> i32,
    /// Asks for credentials, as JSON: 0, or -1 on failure.
    credentials: unsafe extern "C" fn(provider: i64, *mut Answer, *mut Failure) -> i32,
    /// Gives up an object of Java's: a reader is closed, a function or throwable forgotten.
    release: unsafe extern "C" fn(object: i64),
}

static CALLBACKS: OnceLock<Callbacks> = OnceLock::new();

/// Sets the upcalls; later calls are ignored, since a process has one set.
pub fn install(callbacks: Callbacks) {
    let _ = CALLBACKS.set(callbacks);
}

fn callbacks() -> &'static Callbacks {
    CALLBACKS
        .get()
        .expect("sl_init comes before any object of Java's")
}

const MESSAGE_CAPACITY: usize = 4096;

/// Filled in by Java when an upcall fails: the throwable's number and its message in UTF-8.
#[repr(C)]
pub struct Failure {
    throwable: i64,
    length: i64,
    message: [u8; MESSAGE_CAPACITY],
}

impl Failure {
    fn new() -> Box<Self> {
        Box::new(Self {
            throwable: 0,
            length: 0,
            message: [0; MESSAGE_CAPACITY],
        })
    }

    fn into_error(self: Box<Self>, what: &str) -> DataFusionError {
        let length = (self.length.max(0) as usize).min(MESSAGE_CAPACITY);
        let message = String::from_utf8_lossy(&self.message[..length]);
        DataFusionError::External(Box::new(Thrown {
            throwable: JavaObject(self.throwable),
            message: format!("{what}: {message}"),
        }))
    }
}

const ANSWER_CAPACITY: usize = 16384;

/// Filled in by Java with text in UTF-8.
#[repr(C)]
pub struct Answer {
    length: i64,
    text: [u8; ANSWER_CAPACITY],
}

/// An object that Java keeps under a number until this is dropped.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct JavaObject(i64);

impl JavaObject {
    /// Takes over the number from Java.
    pub fn new(number: i64) -> Self {
        Self(number)
    }
}

impl Drop for JavaObject {
    fn drop(&mut self) {
        if self.0 != 0 {
            unsafe { (callbacks().release)(self.0) }
        }
    }
}

/// Something that Java code threw inside a query.
#[derive(Debug)]
pub struct Thrown {
    throwable: JavaObject,
    message: String,
}

impl Thrown {
    pub fn throwable(&self) -> i64 {
        self.throwable.0
    }
}

impl Display for Thrown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Thrown {}

/// Counts what Java has lent, so that whoever closes can wait until all of it was given back.
#[derive(Debug, Default)]
pub struct Loans {
    open: Mutex<usize>,
    changed: Condvar,
}

impl Loans {
    pub fn lend(self: &Arc<Self>) -> Loan {
        *self.lock() += 1;
        Loan(Arc::clone(self))
    }

    /// Waits until nothing is lent any more, or the time is over: a caller may hold on to rows of a result.
    pub fn wait(&self, limit: Duration) {
        let _ = self
            .changed
            .wait_timeout_while(self.lock(), limit, |open| *open > 0);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, usize> {
        self.open
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// One thing lent; given back when dropped.
#[derive(Debug)]
pub struct Loan(Arc<Loans>);

impl Drop for Loan {
    fn drop(&mut self) {
        *self.0.lock() -= 1;
        self.0.changed.notify_all();
    }
}

/// Pulls the next batch of a reader. Blocks as long as Java takes, so it belongs on a thread for blocking work.
pub fn next_batch(
    reader: &JavaObject,
    what: &str,
    schema: &SchemaRef,
    loans: &Arc<Loans>,
) -> Result<Option<RecordBatch>> {
    let mut array = FFI_ArrowArray::empty();
    let mut failure = Failure::new();
    match unsafe { (callbacks().next_batch)(reader.0, &raw mut array, &raw mut *failure) } {
        0 => Ok(None),
        1 => import_batch(array, schema, loans).map(Some),
        _ => Err(failure.into_error(what)),
    }
}

/// Computes a function of Java's over a struct array of its arguments.
pub fn evaluate(
    function: &JavaObject,
    what: &str,
    arguments: &StructArray,
    rows: usize,
    return_type: &DataType,
    loans: &Arc<Loans>,
) -> Result<arrow::array::ArrayRef> {
    let mut arguments = FFI_ArrowArray::new(&arrow::array::Array::to_data(arguments));
    let mut result = FFI_ArrowArray::empty();
    let mut failure = Failure::new();
    let status = unsafe {
        (callbacks().evaluate)(
            function.0,
            rows as i64,
            &raw mut arguments,
            &raw mut result,
            &raw mut *failure,
        )
    };
    if status != 0 {
        return Err(failure.into_error(what));
    }
    let data = import(result, return_type.clone(), loans)?;
    Ok(arrow::array::make_array(data))
}

/// Asks Java for credentials, as JSON. Blocks as long as Java takes.
pub fn credentials(provider: &JavaObject) -> Result<String> {
    let mut answer = Box::new(Answer {
        length: 0,
        text: [0; ANSWER_CAPACITY],
    });
    let mut failure = Failure::new();
    match unsafe { (callbacks().credentials)(provider.0, &raw mut *answer, &raw mut *failure) } {
        0 => {
            let length = (answer.length.max(0) as usize).min(ANSWER_CAPACITY);
            Ok(String::from_utf8_lossy(&answer.text[..length]).into_owned())
        }
        _ => Err(failure.into_error("no credentials for S3")),
    }
}

/// Makes a batch of a struct array that came from Java. Its memory stays Java's until the batch and all its slices are gone.
pub fn import_batch(
    array: FFI_ArrowArray,
    schema: &SchemaRef,
    loans: &Arc<Loans>,
) -> Result<RecordBatch> {
    let data = import(array, DataType::Struct(schema.fields().clone()), loans)?;
    let rows = data.len();
    let (_, columns, _) = StructArray::from(data).into_parts();
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    Ok(RecordBatch::try_new_with_options(
        schema.clone(),
        columns,
        &options,
    )?)
}

fn import(
    array: FFI_ArrowArray,
    data_type: DataType,
    loans: &Arc<Loans>,
) -> Result<arrow::array::ArrayData> {
    let array = with_loan(array, loans.lend());
    let mut data = unsafe { from_ffi_and_data_type(array, data_type) }?;
    data.align_buffers();
    // Java may put any bytes into a text vector; to Rust's string kernels, text that is no UTF-8 is undefined behaviour.
    data.validate_full()?;
    Ok(data)
}

/// `struct ArrowArray` of the C Data Interface, whose layout is part of the specification.
#[repr(C)]
#[derive(Clone, Copy)]
struct CArrowArray {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *mut *const c_void,
    children: *mut *mut CArrowArray,
    dictionary: *mut CArrowArray,
    release: Option<unsafe extern "C" fn(*mut CArrowArray)>,
    private_data: *mut c_void,
}

struct Lent {
    original: CArrowArray,
    _loan: Loan,
}

/// Ties a loan to an array: it is given back after the array was released.
fn with_loan(array: FFI_ArrowArray, loan: Loan) -> FFI_ArrowArray {
    if array.is_released() {
        return array;
    }
    unsafe extern "C" fn release(array: *mut CArrowArray) {
        unsafe {
            let mut lent = Box::from_raw((*array).private_data.cast::<Lent>());
            (*array).release = None;
            if let Some(original) = lent.original.release {
                original(&raw mut lent.original);
            }
        }
    }
    // The specification allows both structs to be moved bit by bit, and children may be released with their parent only.
    unsafe {
        let original: CArrowArray = std::mem::transmute(array);
        let outer = CArrowArray {
            release: Some(release),
            private_data: Box::into_raw(Box::new(Lent {
                original,
                _loan: loan,
            }))
            .cast(),
            ..original
        };
        std::mem::transmute(outer)
    }
}
