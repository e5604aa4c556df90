// The tree-sitter runtime, compiled from its crate's sources with an allocator of our own, with other ways where a parse
// spends its time, and what only its inside tells: the crate's version is fixed by Cargo.lock. Trees are those of the
// runtime as it is.

#include "arena.c"

#define ts_malloc arena_malloc
#define ts_calloc arena_calloc
#define ts_realloc arena_realloc
#define ts_free arena_free

// An engine's trees are its thread's alone.
#include <atomic.h>
#define atomic_inc(count) (++*(count))
#define atomic_dec(count) (--*(count))

#include "parse_table.c"
#include "stack_moves.c"

#include <alloc.c>
#include <get_changed_ranges.c>
#include <language.c>
#include <lexer.c>
#include <node.c>
#include <parser.c>
#include <point.c>
#include <query.c>
#include <subtree.c>
#include <tree.c>
#include <tree_cursor.c>
#include <wasm_store.c>

#include "lexer_advance.c"
#include "plain_patterns.c"
#include "query_part.c"

void parser_abandon(TSParser *parser) { ts_parser__external_scanner_destroy(parser); }
