//! Compiles the engine and the runtime, and tells it the versions of what the library contains from the lock file.

use std::{env, fmt::Write, fs, path::Path};

fn main() {
    // The runtime's crate says where its header lies.
    let include = env::var("DEP_TREE_SITTER_INCLUDE")
        .expect("the crate tree-sitter names its include folder");
    let out = env::var("OUT_DIR").expect("cargo names the folder for generated files");
    fs::write(Path::new(&out).join("versions.h"), versions()).expect("versions.h is written");
    // Beside it lie the sources, which are compiled once more with an allocator of our own: the crate's own archive is
    // not linked.
    let runtime = Path::new(&include).with_file_name("src");
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let mut build = cc::Build::new();
    for (name, value) in [
        ("_POSIX_C_SOURCE", "200112L"),
        ("_DEFAULT_SOURCE", "1"),
        ("_DARWIN_C_SOURCE", "1"),
    ] {
        build.define(name, value);
    }
    // As system headers, since their warnings are not ours.
    for folder in [Path::new(&include), &runtime] {
        build.flag("-isystem").flag(folder);
    }
    build
        .std("c11")
        .include(out)
        .flag_if_supported("-fno-semantic-interposition")
        .files(["src/engine.c", "src/nodes.c", "src/runtime.c"])
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
