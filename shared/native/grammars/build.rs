//! Compiles the engine, and tells it the versions of what the library contains from the lock file.

use std::{env, fmt::Write, fs, path::Path};

fn main() {
    // The runtime's crate says where its header lies.
    let include = env::var("DEP_TREE_SITTER_INCLUDE")
        .expect("the crate tree-sitter names its include folder");
    let out = env::var("OUT_DIR").expect("cargo names the folder for generated files");
    fs::write(Path::new(&out).join("versions.h"), versions()).expect("versions.h is written");
    println!("cargo:rerun-if-changed=src/engine.c");
    println!("cargo:rerun-if-changed=Cargo.lock");
    cc::Build::new()
        .std("c11")
        .define("_POSIX_C_SOURCE", "200112L")
        .include(include)
        .include(out)
        .file("src/engine.c")
        .extra_warnings(true)
        .compile("sourcelake-engine");
}

/// One C string literal for each locked crate of the runtime and the grammars: `"tree-sitter-go 0.25.0\n"`.
fn versions() -> String {
    let lock = fs::read_to_string("Cargo.lock").expect("Cargo.lock is there");
    let mut literals = String::new();
    let mut name = "";
    for line in lock.lines() {
        if let Some(value) = line.strip_prefix("name = ") {
            name = value.trim_matches('"');
        } else if let Some(value) = line.strip_prefix("version = ")
            && name.starts_with("tree-sitter")
        {
            writeln!(literals, "\"{name} {}\\n\"", value.trim_matches('"'))
                .expect("a string grows");
        }
    }
    literals
}
