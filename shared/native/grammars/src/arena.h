// Memory of one parse. While an arena is open on a thread, the runtime's allocations come from it, and closing the file
// gives all of them back at once: nobody takes a tree apart node by node. Everything else is the C library's.

#ifndef SOURCELAKE_ARENA_H
#define SOURCELAKE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Blocks of up to 1 KiB are kept for reuse by their size, larger ones by the next power of two.
enum { UNIT = 16, SMALL_CLASSES = 64, CLASSES = 128 };

typedef struct {
  char *start; // NULL where no address space could be reserved
  char *next; // where the next block begins
  char *end;
  bool spilled; // some blocks are the C library's: what is in them must be given back one by one
  void *freed[CLASSES]; // blocks to be used again, a list for each class
} Arena;

#if defined(__linux__) && !defined(__clang__)
// A word of the thread's own block, without a call for each allocation.
#define FAST_THREAD_LOCAL _Thread_local __attribute__((tls_model("initial-exec")))
#else
#define FAST_THREAD_LOCAL _Thread_local
#endif

extern FAST_THREAD_LOCAL Arena *arena_open; // NULL where none is

void arena_reserve(Arena *arena);

void arena_unreserve(Arena *arena);

// How many bytes blocks have taken, those too that were given back since: they are used again, but not returned.
static inline size_t arena_size(const Arena *arena) { return (size_t)(arena->next - arena->start); }

// Takes back all blocks; memory beyond what is kept goes back to the system.
void arena_reset(Arena *arena, size_t kept);

// What the runtime calls instead of the C library's functions.
void *arena_malloc(size_t size);
void *arena_calloc(size_t count, size_t size);
void *arena_realloc(void *old, size_t size);
void arena_free(void *block);

#endif
