// The tree-sitter runtime, compiled from its crate's sources with an allocator of our own, and what only its inside
// tells: the crate's version is fixed by Cargo.lock.

#include "arena.h"

#include <stdio.h>
#include <sys/mman.h>

#define ts_malloc arena_malloc
#define ts_calloc arena_calloc
#define ts_realloc arena_realloc
#define ts_free arena_free

// Address space alone; pages are taken as they are touched.
static const size_t RESERVED_BYTES = (size_t)16 << 30;

FAST_THREAD_LOCAL Arena *arena_open;

void arena_reserve(Arena *arena) {
  *arena = (Arena){0};
  void *space = mmap(NULL, RESERVED_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (space == MAP_FAILED) return;
  arena->start = space;
  arena->next = arena->start;
  arena->end = arena->start + RESERVED_BYTES;
}

void arena_unreserve(Arena *arena) {
  if (arena->start) munmap(arena->start, RESERVED_BYTES);
}

void arena_reset(Arena *arena, size_t kept) {
  if (arena_size(arena) > kept) {
    madvise(arena->start + kept, arena_size(arena) - kept, MADV_DONTNEED);
  }
  arena->next = arena->start;
  arena->spilled = false;
  memset(arena->freed, 0, sizeof(arena->freed));
}

// Each block has its class before it.
typedef struct {
  size_t class;
} Header;

static inline size_t class_of(size_t size) {
  size_t units = (size + sizeof(Header) + UNIT - 1) / UNIT;
  if (units <= SMALL_CLASSES) return units - 1;
  return SMALL_CLASSES + (size_t)(64 - __builtin_clzll((unsigned long long)units - 1));
}

// How many bytes blocks of a class take, with their header.
static inline size_t bytes_of(size_t class) {
  return class < SMALL_CLASSES ? (class + 1) * UNIT : (size_t)UNIT << (class - SMALL_CLASSES);
}

static inline bool is_from(const Arena *arena, const void *block) {
  return arena && (const char *)block >= arena->start && (const char *)block < arena->end;
}

// As the runtime itself does: there is no way on without memory.
static void *or_abort(void *block, size_t size) {
  if (!block && size > 0) {
    fprintf(stderr, "sourcelake: no memory for %zu bytes of a syntax tree\n", size);
    abort();
  }
  return block;
}

inline void *arena_malloc(size_t size) {
  Arena *arena = arena_open;
  if (!arena) return or_abort(malloc(size), size);
  size_t class = class_of(size);
  void **freed = arena->freed[class];
  if (freed) {
    arena->freed[class] = *freed;
    return freed;
  }
  size_t bytes = bytes_of(class);
  if ((size_t)(arena->end - arena->next) < bytes) {
    arena->spilled = true;
    return or_abort(malloc(size), size);
  }
  Header *header = (Header *)(void *)arena->next;
  arena->next += bytes;
  header->class = class;
  return header + 1;
}

inline void arena_free(void *block) {
  Arena *arena = arena_open;
  if (!is_from(arena, block)) {
    free(block);
    return;
  }
  size_t class = ((Header *)block)[-1].class;
  *(void **)block = arena->freed[class];
  arena->freed[class] = block;
}

void *arena_calloc(size_t count, size_t size) {
  if (!arena_open) return or_abort(calloc(count, size), count * size);
  return memset(arena_malloc(count * size), 0, count * size);
}

void *arena_realloc(void *old, size_t size) {
  if (!is_from(arena_open, old)) return old ? or_abort(realloc(old, size), size) : arena_malloc(size);
  size_t room = bytes_of(((Header *)old)[-1].class) - sizeof(Header);
  if (size <= room) return old;
  void *grown = arena_malloc(size);
  memcpy(grown, old, room);
  arena_free(old);
  return grown;
}

#include <lib.c>

#include "runtime.h"

struct QueryPart {
  TSQuery query; // the whole one's, but for its map of patterns
  PatternEntry *entries;
};

bool query_starts(const TSQuery *query, bool *symbols, size_t count) {
  memset(symbols, false, count * sizeof(bool));
  for (uint32_t i = 0; i < query->pattern_map.size; i++) {
    const PatternEntry *entry = array_get(&query->pattern_map, i);
    const QueryStep *step = array_get(&query->steps, entry->step_index);
    bool in_parent = step->supertype_symbol || step->field || step->is_last_child;
    if (!entry->is_rooted || step->symbol == WILDCARD_SYMBOL || in_parent) return false;
    if (step->symbol != ts_builtin_sym_error && step->symbol >= count - 1) return false;
    symbols[step->symbol == ts_builtin_sym_error ? count - 1 : step->symbol] = true;
  }
  return true;
}

QueryPart *query_part_new(void) { return or_abort(calloc(1, sizeof(QueryPart)), sizeof(QueryPart)); }

void query_part_delete(QueryPart *part) {
  free(part->entries);
  free(part);
}

void query_part_of(QueryPart *part, const TSQuery *query) {
  size_t size = (query->pattern_map.size + 1) * sizeof(PatternEntry);
  part->query = *query;
  part->entries = or_abort(realloc(part->entries, size), size);
}

// Whether a child can be the first one that a pattern names; it may name several to choose from.
static bool can_be_first(const TSQuery *query, uint16_t first, const Node *child) {
  for (uint16_t index = first; index != NONE;) {
    const QueryStep *step = array_get(&query->steps, index);
    bool same_kind = step->symbol == WILDCARD_SYMBOL || step->symbol == child->symbol;
    bool same_field = !step->field || step->field == child->field || (child->flags & EXTRA);
    if (same_kind && same_field) return true;
    index = step->alternative_index;
  }
  return false;
}

// Whether a match needs a child that is told by the pattern's second step, or one of its alternatives.
static bool needs_child(const TSQuery *query, uint16_t root) {
  uint16_t depth = array_get(&query->steps, root)->depth + 1;
  for (uint16_t index = root + 1; index != NONE;) {
    const QueryStep *step = array_get(&query->steps, index);
    if (step->depth != depth || step->is_pass_through || step->is_dead_end || step->alternative_is_skip) return false;
    index = step->alternative_index;
  }
  return true;
}

static bool can_match(const TSQuery *query, uint16_t root, const Node *nodes, uint32_t node) {
  if (!needs_child(query, root)) return true;
  for (uint32_t child = node + 1; child < nodes[node].next; child = nodes[child].next) {
    if (can_be_first(query, root + 1, &nodes[child])) return true;
  }
  return false;
}

const TSQuery *query_part_at(QueryPart *part, const TSQuery *query, const Node *nodes, uint32_t node) {
  TSSymbol symbol = nodes[node].symbol;
  uint32_t count = 0;
  uint32_t i;
  if (!ts_query__pattern_map_search(query, symbol, &i)) return NULL;
  for (; i < query->pattern_map.size; i++) {
    const PatternEntry *entry = array_get(&query->pattern_map, i);
    if (array_get(&query->steps, entry->step_index)->symbol != symbol) break;
    if (can_match(query, entry->step_index, nodes, node)) part->entries[count++] = *entry;
  }
  part->query.pattern_map.contents = part->entries;
  part->query.pattern_map.size = count;
  return count > 0 ? &part->query : NULL;
}
