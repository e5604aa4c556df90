// Included by runtime.c, behind the runtime's queries, whose inside nothing else tells.

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
