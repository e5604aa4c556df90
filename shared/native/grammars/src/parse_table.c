// Included by runtime.c: takes the place of the runtime's search of its parse tables.

#include "arena.h"
#include "runtime.h"

// In most states the runtime looks for a symbol from the start of the state's list. A parse comes to the same few states
// and symbols again and again: an engine's parses remember what was found.
#define ts_language_lookup search_parse_table
#define ts_language_has_actions search_actions
#include <language.h>
#undef ts_language_lookup
#undef ts_language_has_actions

enum { REMEMBERED_BITS = 12 };

struct ParseTableMemory {
  const TSLanguage *language;
  struct {
    uint32_t key; // the state and the symbol, 16 bits each; 0 at first, since no state 0 is looked for
    uint16_t value;
  } found[1 << REMEMBERED_BITS];
};

FAST_THREAD_LOCAL ParseTableMemory *parse_table_memory;

ParseTableMemory *parse_table_memory_new(void) {
  return or_abort(calloc(1, sizeof(ParseTableMemory)), sizeof(ParseTableMemory));
}

void parse_table_memory_delete(ParseTableMemory *memory) { free(memory); }

static uint16_t remember(ParseTableMemory *memory, const TSLanguage *language, TSStateId state, TSSymbol symbol) {
  if (memory->language != language) {
    memset(memory, 0, sizeof(*memory));
    memory->language = language;
  }
  uint32_t key = (uint32_t)state << 16 | symbol;
  uint32_t place = (key * UINT32_C(0x9E3779B1)) >> (32 - REMEMBERED_BITS); // by Fibonacci hashing
  if (memory->found[place].key != key) {
    memory->found[place].value = search_parse_table(language, state, symbol);
    memory->found[place].key = key;
  }
  return memory->found[place].value;
}

static inline uint16_t ts_language_lookup(const TSLanguage *language, TSStateId state, TSSymbol symbol) {
  if (state < language->large_state_count || !parse_table_memory) return search_parse_table(language, state, symbol);
  return remember(parse_table_memory, language, state, symbol);
}

static inline bool ts_language_has_actions(const TSLanguage *language, TSStateId state, TSSymbol symbol) {
  return ts_language_lookup(language, state, symbol) != 0;
}
