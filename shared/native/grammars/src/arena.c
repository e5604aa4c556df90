// Included by runtime.c, so that the runtime's calls of these need not be calls.

#include "arena.h"

#include <stdio.h>
#include <sys/mman.h>

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
