//! DataFusion behind a C ABI, for Java's foreign function interface.
//!
//! [`ffi`] is the only module with functions that Java calls; it turns pointers into values, calls the modules below it and turns
//! errors and panics into [`error::NativeError`]. Rows cross through the Arrow C Data Interface, options as JSON, everything that
//! lives longer than a call as a number in [`handles`].

mod batches;
mod credentials;
mod error;
mod exclusive_uploads;
mod ffi;
mod file_pruning;
mod function;
mod handles;
mod java;
mod local_file;
mod memory;
mod merge_joins;
mod object_stores;
mod parquet_table;
mod query;
mod remote_file;
mod result_types;
mod runtime;
mod session;
mod sink;
mod spill_files;
mod stream_table;
mod table_files;
mod upload;
mod write;
mod write_options;
mod written;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The only functions that a newer C library would be needed for: glibc has them in version 2.35, Amazon Linux 2023 in 2.34.
#[unsafe(no_mangle)]
pub extern "C" fn hypot(x: f64, y: f64) -> f64 {
    libm::hypot(x, y)
}

/// As [`hypot`], in single precision.
#[unsafe(no_mangle)]
pub extern "C" fn hypotf(x: f32, y: f32) -> f32 {
    libm::hypotf(x, y)
}
