//! Nothing in Rust: the library is linked from the C archives of the dependencies and of `engine.c`.
