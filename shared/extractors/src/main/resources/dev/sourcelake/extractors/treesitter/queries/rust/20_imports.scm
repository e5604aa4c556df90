; Uses, whose trees are walked, and crates.

(use_declaration argument: (_) @tree) @import
(extern_crate_declaration name: (_) @module alias: (_)? @alias) @import.crate
