//! Nothing in Rust: the dependencies are here for the C libraries that their build scripts compile.
