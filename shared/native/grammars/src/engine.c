// The hot paths over the tree-sitter runtime, so that Java crosses the border a few times for each file and not a few
// times for each node: parsing with a deadline, the whole tree as one array in pre-order, captures in batches.
//
// An engine is for one thread at a time. What its functions return belongs to it and holds until the next parse,
// sourcelake_release or sourcelake_engine_delete.

#include "arena.h"
#include "nodes.h"
#include "runtime.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <tree_sitter/api.h>

// What an engine keeps between files for the next one; more is given back.
static const size_t KEPT_BYTES = 32u << 20;
// Captures handed over at once, and room for the last match, which has at most 65,535.
enum { BATCH = 65536, BATCH_ROOM = 2 * BATCH };

// A text is handed over in parts of this size, and the clock looked at before each.
enum { CHUNK = 1u << 16 };
// What a tree may take for each byte of its text, beside what any may take; a usual one takes 10 to 25.
enum { TREE_BYTES_A_BYTE = 32 };
// Nodes at which a query begins between two looks at the clock.
enum { STARTS_A_LOOK = 1u << 10 };
// Nodes that are passed in search of a captured one before all are given a place in a table.
enum { NEAR = 64 };

enum { PARSED = 0, DEADLINE = 1, LANGUAGE_REFUSED = 2, RANGES_REFUSED = 3, OUTGROWN = 4 };
enum { MATCH_LIMIT_EXCEEDED = 1, QUERY_DEADLINE = 2, TOO_DEEP = 4 };
// The runtime counts depth in 16 bits while it matches, and goes astray below.
enum { DEEPEST_MATCH = 60000 };

typedef struct {
  uint32_t match; // number of the match, from 0
  uint32_t node; // place in the array of nodes
  uint16_t pattern;
  uint16_t capture;
} Capture;

// Writes up to `room` bytes of a text from an offset on to `chunk`, and returns how many.
typedef uint32_t (*ReadChunk)(uint32_t offset, char *chunk, uint32_t room);

typedef struct {
  int64_t at; // in nanoseconds of the monotonic clock
  bool passed;
} Deadline;

// When a parse is given up: broken text can make a parser follow ever more readings of it.
typedef struct {
  Deadline *deadline;
  const Arena *arena;
  size_t most_bytes;
  bool outgrown;
} ParseLimits;

typedef struct {
  Arena arena; // the parser's memory and the tree's
  size_t most_bytes; // that a parse of no text may take
  ParseTableMemory *parse_table_memory;
  TSParser *parser; // while there is a tree whose memory is not the arena's alone
  TSQueryCursor *query_cursor;
  TSQueryCursorOptions query_options;
  TSTreeCursor tree_cursor;
  bool has_tree_cursor;
  TSTree *tree;
  Deadline deadline;
  char *text; // all of it, or the chunk that was read last
  size_t text_room;
  Walk walk;
  Node *nodes;
  size_t node_room;
  uint32_t node_count;
  uint32_t depth; // of the deepest node
  uint32_t *places; // open addressing from a node's id to its place + 1
  size_t place_room;
  size_t place_count; // of this tree, a power of two
  bool placed;
  const TSQuery *query;
  QueryPart *part;
  bool *starts; // for each symbol whether a match can begin at its nodes
  size_t start_room;
  bool at_starts; // whether the query is run from one such node to the next rather than over the whole tree
  uint32_t next_start;
  MatchSource match_source; // of those that begin at the node before the next start
  uint32_t last_found; // the node that the cursor captured last
  bool match_limit_exceeded;
  Capture *captures;
  uint32_t matches;
} Engine;

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void start_clock(Deadline *deadline, int64_t budget_ns) {
  deadline->at = now() + budget_ns;
  deadline->passed = false;
}

static bool has_passed(Deadline *deadline) {
  deadline->passed = deadline->passed || now() >= deadline->at;
  return deadline->passed;
}

static bool stop_parse(TSParseState *state) {
  ParseLimits *limits = state->payload;
  limits->outgrown = limits->outgrown || arena_size(limits->arena) > limits->most_bytes;
  return limits->outgrown || has_passed(limits->deadline);
}

static bool stop_walk(void *deadline) { return has_passed(deadline); }

static bool stop_query(TSQueryCursorState *state) { return has_passed(state->payload); }

// As the runtime itself does: there is no way on without memory.
static void *allocate(void *old, size_t bytes) {
  void *memory = realloc(old, bytes);
  if (!memory) {
    fprintf(stderr, "sourcelake: no memory for %zu bytes of a syntax tree\n", bytes);
    abort();
  }
  return memory;
}

// A parse is given up that takes more than so many bytes and TREE_BYTES_A_BYTE for each of its text.
Engine *sourcelake_engine_new(uint64_t most_bytes) {
  Engine *engine = allocate(NULL, sizeof(Engine));
  *engine = (Engine){.most_bytes = most_bytes, .query_cursor = ts_query_cursor_new()};
  engine->part = query_part_new();
  engine->parse_table_memory = parse_table_memory_new();
  arena_reserve(&engine->arena);
  engine->query_options = (TSQueryCursorOptions){.payload = &engine->deadline, .progress_callback = stop_query};
  engine->captures = allocate(NULL, BATCH_ROOM * sizeof(Capture));
  return engine;
}

static void *keep_if_small(void *memory, size_t *room, size_t size) {
  if (*room * size <= KEPT_BYTES) return memory;
  free(memory);
  *room = 0;
  return NULL;
}

// Gives parser and tree back, all at once where the arena held them.
static void forget_tree(Engine *engine) {
  if (engine->arena.spilled) {
    arena_open = &engine->arena;
    if (engine->tree) ts_tree_delete(engine->tree);
    ts_parser_delete(engine->parser);
    arena_open = NULL;
  }
  arena_reset(&engine->arena, KEPT_BYTES);
  engine->parser = NULL;
  engine->tree = NULL;
}

// Lets go of the tree, and of memory that only a large file needed.
void sourcelake_release(Engine *engine) {
  forget_tree(engine);
  engine->node_count = 0;
  engine->placed = false;
  engine->text = keep_if_small(engine->text, &engine->text_room, 1);
  engine->nodes = keep_if_small(engine->nodes, &engine->node_room, sizeof(Node));
  engine->places = keep_if_small(engine->places, &engine->place_room, sizeof(uint32_t));
}

// Room for a text of this length, to be filled before sourcelake_parse.
char *sourcelake_text(Engine *engine, uint32_t length) {
  if (length > engine->text_room) {
    engine->text = allocate(engine->text, length);
    engine->text_room = length;
  }
  return engine->text;
}

void sourcelake_engine_delete(Engine *engine) {
  sourcelake_release(engine);
  if (engine->has_tree_cursor) ts_tree_cursor_delete(&engine->tree_cursor);
  ts_query_cursor_delete(engine->query_cursor);
  arena_unreserve(&engine->arena);
  walk_delete(&engine->walk);
  query_part_delete(engine->part);
  parse_table_memory_delete(engine->parse_table_memory);
  free(engine->starts);
  free(engine->text);
  free(engine->nodes);
  free(engine->places);
  free(engine->captures);
  free(engine);
}

// A text that lies in the engine as a whole, or is read chunk by chunk. The runtime gets it in chunks either way.
typedef struct {
  char *bytes;
  uint32_t length; // of all of it
  uint32_t chunk_start;
  uint32_t chunk_end;
  ReadChunk read; // NULL where all of it is there
  Deadline *deadline;
} Text;

// Makes sure that the chunk holds an offset below the text's length. A reader that gives nothing ends the text.
static void read_chunk(Text *text, uint32_t offset) {
  uint32_t room = text->length - offset < CHUNK ? text->length - offset : CHUNK;
  text->chunk_start = offset;
  text->chunk_end = offset + text->read(offset, text->bytes, room);
}

static const char *read_text(void *payload, uint32_t offset, TSPoint position, uint32_t *length) {
  (void)position;
  Text *text = payload;
  *length = 0;
  if (offset >= text->length) return "";
  // A token may be as long as the text, and the runtime looks at the clock between tokens only: it ends here.
  if (has_passed(text->deadline)) return "";
  if (!text->read) {
    *length = text->length - offset < CHUNK ? text->length - offset : CHUNK;
    return text->bytes + offset;
  }
  // The runtime asks from within a chunk where a character goes on in the next one.
  if (offset != text->chunk_start || offset >= text->chunk_end) read_chunk(text, offset);
  *length = text->chunk_end > offset ? text->chunk_end - offset : 0;
  return *length ? text->bytes + (offset - text->chunk_start) : "";
}

static char byte_at(Text *text, uint32_t offset) {
  if (offset < text->chunk_start || offset >= text->chunk_end) read_chunk(text, offset);
  return offset < text->chunk_end ? text->bytes[offset - text->chunk_start] : 0;
}

// Limits the parser to ranges of bytes (start, end, start, end…); the runtime wants their rows and columns too.
static bool set_ranges(Engine *engine, Text *text, const uint32_t *bounds, uint32_t count) {
  if (count == 0) return ts_parser_set_included_ranges(engine->parser, NULL, 0);
  TSRange *ranges = allocate(NULL, count * sizeof(TSRange));
  TSPoint point = {0, 0};
  uint32_t offset = 0;
  bool in_order = true;
  for (uint32_t i = 0; i < 2 * count && in_order; i++) {
    in_order = bounds[i] >= offset && bounds[i] <= text->length;
    for (; in_order && offset < bounds[i]; offset++) {
      point = byte_at(text, offset) == '\n' ? (TSPoint){point.row + 1, 0} : (TSPoint){point.row, point.column + 1};
    }
    TSRange *range = &ranges[i / 2];
    if (i % 2 == 0) {
      range->start_byte = offset;
      range->start_point = point;
    } else {
      range->end_byte = offset;
      range->end_point = point;
    }
  }
  bool set = in_order && ts_parser_set_included_ranges(engine->parser, ranges, count);
  free(ranges);
  return set;
}

// With the arena open.
static int32_t parse_in_arena(Engine *engine, const TSLanguage *language, Text *text, const uint32_t *ranges,
                              uint32_t range_count, int64_t budget_ns) {
  // What a parser keeps for its next parse lies in the arena too, so that each parse has its own.
  engine->parser = parser_new();
  if (!ts_parser_set_language(engine->parser, language)) return LANGUAGE_REFUSED;
  start_clock(&engine->deadline, budget_ns);
  if (!set_ranges(engine, text, ranges, range_count)) return RANGES_REFUSED;
  TSInput input = {.payload = text, .read = read_text, .encoding = TSInputEncodingUTF8};
  ParseLimits limits = {
    .deadline = &engine->deadline,
    .arena = &engine->arena,
    .most_bytes = engine->most_bytes + (size_t)text->length * TREE_BYTES_A_BYTE,
  };
  TSParseOptions options = {.payload = &limits, .progress_callback = stop_parse};
  engine->tree = ts_parser_parse_with_options(engine->parser, NULL, input, options);
  // The text may have ended too early, see read_text.
  if (engine->tree && !engine->deadline.passed) return PARSED;
  parser_abandon(engine->parser);
  return limits.outgrown ? OUTGROWN : DEADLINE;
}

static int32_t parse(Engine *engine, const TSLanguage *language, Text text, const uint32_t *ranges,
                     uint32_t range_count, int64_t budget_ns) {
  arena_open = &engine->arena;
  parse_table_memory = engine->parse_table_memory;
  int32_t outcome = parse_in_arena(engine, language, &text, ranges, range_count, budget_ns);
  arena_open = NULL;
  parse_table_memory = NULL;
  if (outcome != PARSED) forget_tree(engine);
  return outcome;
}

// Parses the first bytes of sourcelake_text, which are UTF-8. The tree of the last parse must have been released.
int32_t sourcelake_parse(Engine *engine, const TSLanguage *language, uint32_t length, const uint32_t *ranges,
                         uint32_t range_count, int64_t budget_ns) {
  Text text = {.bytes = engine->text, .length = length, .chunk_end = length, .deadline = &engine->deadline};
  return parse(engine, language, text, ranges, range_count, budget_ns);
}

// The same for a text that is read in chunks and so never held as a whole.
int32_t sourcelake_parse_chunks(Engine *engine, const TSLanguage *language, uint32_t length, ReadChunk read,
                                const uint32_t *ranges, uint32_t range_count, int64_t budget_ns) {
  Text text = {.bytes = sourcelake_text(engine, CHUNK), .length = length, .read = read, .deadline = &engine->deadline};
  return parse(engine, language, text, ranges, range_count, budget_ns);
}

// Returns how many nodes the parsed tree has, and points `nodes` to them in pre-order; 0 where the deadline of the
// parse passes meanwhile.
uint32_t sourcelake_nodes(Engine *engine, const Node **nodes) {
  size_t room = ts_node_descendant_count(ts_tree_root_node(engine->tree));
  if (room > engine->node_room) {
    free(engine->nodes);
    engine->nodes = allocate(NULL, room * sizeof(Node));
    engine->node_room = room;
  }
  engine->node_count =
    list_nodes(&engine->walk, engine->tree, engine->nodes, room, &engine->depth, stop_walk, &engine->deadline);
  engine->placed = false;
  *nodes = engine->nodes;
  return engine->node_count;
}

// Writes the tokens that the grammar could take before a node, or after it, and returns how many there are; at most
// `room` are written. The nodes must have been asked for.
uint32_t sourcelake_expected(Engine *engine, uint32_t node, bool after, uint16_t *symbols, uint32_t room) {
  TSNode root = ts_tree_root_node(engine->tree);
  if (engine->has_tree_cursor) {
    ts_tree_cursor_reset(&engine->tree_cursor, root);
  } else {
    engine->tree_cursor = ts_tree_cursor_new(root);
    engine->has_tree_cursor = true;
  }
  ts_tree_cursor_goto_descendant(&engine->tree_cursor, node);
  TSNode found = ts_tree_cursor_current_node(&engine->tree_cursor);
  TSStateId state = after ? ts_node_next_parse_state(found) : ts_node_parse_state(found);
  const TSLanguage *language = ts_tree_language(engine->tree);
  // What every grammar's data begins with, by the interface between it and the runtime: its version, how many symbols
  // and aliases it has, and how many of its symbols, the first ones, are tokens.
  uint32_t tokens = ((const uint32_t *)language)[3];
  TSLookaheadIterator *lookahead = ts_lookahead_iterator_new(language, state);
  uint32_t count = 0;
  while (lookahead && ts_lookahead_iterator_next(lookahead)) {
    TSSymbol symbol = ts_lookahead_iterator_current_symbol(lookahead);
    if (symbol >= tokens) continue;
    if (count < room) symbols[count] = symbol;
    count++;
  }
  if (lookahead) ts_lookahead_iterator_delete(lookahead);
  return count;
}

static size_t first_place(const Engine *engine, const void *id) {
  return (size_t)(((uint64_t)(uintptr_t)id * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & (engine->place_count - 1);
}

static void place_nodes(Engine *engine) {
  size_t count = 1024;
  while (count < (size_t)engine->node_count * 2) count *= 2;
  if (count > engine->place_room) {
    free(engine->places);
    engine->places = allocate(NULL, count * sizeof(uint32_t));
    engine->place_room = count;
  }
  engine->place_count = count;
  memset(engine->places, 0, count * sizeof(uint32_t));
  for (uint32_t node = 0; node < engine->node_count; node++) {
    size_t place = first_place(engine, engine->nodes[node].id);
    while (engine->places[place]) place = (place + 1) & (engine->place_count - 1);
    engine->places[place] = node + 1;
  }
  engine->placed = true;
}

static uint32_t place_of(const Engine *engine, const void *id) {
  size_t place = first_place(engine, id);
  while (engine->places[place]) {
    uint32_t node = engine->places[place] - 1;
    if (engine->nodes[node].id == id) return node;
    place = (place + 1) & (engine->place_count - 1);
  }
  return NO_NODE;
}

// The place of a captured node: it nearly always lies a little after the one before it.
static uint32_t find_node(Engine *engine, TSNode wanted) {
  uint32_t start = ts_node_start_byte(wanted);
  uint32_t end = ts_node_end_byte(wanted);
  uint32_t node = engine->last_found;
  for (uint32_t i = 0; i < NEAR && node < engine->node_count; i++) {
    const Node *at = &engine->nodes[node];
    if (at->id == wanted.id) return node;
    node = at->start <= start && at->end >= end ? node + 1 : at->next;
  }
  if (!engine->placed) place_nodes(engine);
  return place_of(engine, wanted.id);
}

static void start_query(Engine *engine, const TSQuery *query, TSNode node, uint32_t deepest_start) {
  ts_query_cursor_set_max_start_depth(engine->query_cursor, deepest_start);
  ts_query_cursor_exec_with_options(engine->query_cursor, query, node, &engine->query_options);
  engine->match_source = BY_CURSOR;
}

// Goes to the next node at which matches begin; false where there is none, or no time.
static bool start_at_next(Engine *engine) {
  size_t errors = engine->start_room - 1;
  while (engine->at_starts && engine->next_start < engine->node_count) {
    uint32_t node = engine->next_start++;
    if (node % STARTS_A_LOOK == 0 && has_passed(&engine->deadline)) return false;
    const Node *at = &engine->nodes[node];
    if (!engine->starts[at->symbol < errors ? at->symbol : errors]) continue;
    engine->match_source = query_part_at(engine->part, engine->query, engine->nodes, node);
    if (engine->match_source == NOWHERE) continue;
    if (engine->match_source == BY_CURSOR) {
      engine->last_found = node;
      start_query(engine, query_part_query(engine->part), node_of(engine->tree, at), 0);
    }
    return true;
  }
  return false;
}

// Starts a query over the whole tree, whose nodes must have been asked for. Keep the match limit below a thousand or so:
// the runtime compares matches under way in pairs, and looks at the clock every hundred steps.
void sourcelake_query(Engine *engine, const TSQuery *query, uint32_t match_limit, int64_t budget_ns) {
  engine->matches = 0;
  engine->query = query;
  engine->match_limit_exceeded = false;
  engine->last_found = 0;
  engine->next_start = 0;
  start_clock(&engine->deadline, budget_ns);
  ts_query_cursor_set_match_limit(engine->query_cursor, match_limit);
  size_t symbols = ts_language_symbol_count(ts_tree_language(engine->tree)) + 1;
  engine->starts = allocate(engine->starts, symbols * sizeof(bool));
  engine->start_room = symbols;
  engine->at_starts = query_starts(query, engine->starts, symbols);
  engine->match_source = NOWHERE;
  if (engine->at_starts) {
    query_part_of(engine->part, query);
  } else {
    start_query(engine, query, ts_tree_root_node(engine->tree), DEEPEST_MATCH);
  }
}

static void add_capture(Engine *engine, uint32_t *count, uint32_t node, uint16_t pattern, uint16_t capture) {
  engine->captures[(*count)++] =
    (Capture){.match = engine->matches, .node = node, .pattern = pattern, .capture = capture};
}

// Adds the captures of the next match that begins where the last one did; false where there is none, or no time.
static bool add_match(Engine *engine, uint32_t *count) {
  if (engine->match_source == FOUND_ALREADY) {
    FoundMatch match;
    if (!query_part_next_match(engine->part, &match)) return false;
    for (uint16_t i = 0; i < match.capture_count; i++) {
      add_capture(engine, count, match.captures[i].node, match.pattern, match.captures[i].capture);
    }
  } else {
    TSQueryMatch match;
    if (engine->match_source == NOWHERE || !ts_query_cursor_next_match(engine->query_cursor, &match)) return false;
    for (uint16_t i = 0; i < match.capture_count; i++) {
      engine->last_found = find_node(engine, match.captures[i].node);
      add_capture(engine, count, engine->last_found, match.pattern_index, (uint16_t)match.captures[i].index);
    }
  }
  engine->matches++;
  return true;
}

// Points `captures` to those of the next matches: node by node at which matches begin, and there in the order in which
// they are complete; in that order alone where matches may begin anywhere. Returns how many, 0 at the end. Text
// predicates are the caller's part.
uint32_t sourcelake_captures(Engine *engine, const Capture **captures) {
  uint32_t count = 0;
  // The runtime only pauses when its callback says so: asked again it would go on.
  while (count < BATCH && !engine->deadline.passed) {
    if (add_match(engine, &count)) continue;
    if (engine->match_source == BY_CURSOR) {
      engine->match_limit_exceeded |= ts_query_cursor_did_exceed_match_limit(engine->query_cursor);
    }
    engine->match_source = NOWHERE;
    if (engine->deadline.passed || !start_at_next(engine)) break;
  }
  *captures = engine->captures;
  return count;
}

// What a query left out: the sum of MATCH_LIMIT_EXCEEDED, QUERY_DEADLINE and TOO_DEEP, or 0.
int32_t sourcelake_query_cut(const Engine *engine) {
  bool too_deep = !engine->at_starts && engine->depth > DEEPEST_MATCH;
  return (engine->match_limit_exceeded ? MATCH_LIMIT_EXCEEDED : 0) | (engine->deadline.passed ? QUERY_DEADLINE : 0) |
         (too_deep ? TOO_DEEP : 0);
}

// The crates inside and their versions, "name version" on a line each.
const char *sourcelake_versions(void) {
  return
#include "versions.h"
    ;
}
