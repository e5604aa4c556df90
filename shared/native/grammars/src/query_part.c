// Included by runtime.c, behind the runtime's queries, whose inside nothing else tells.

#include "runtime.h"

enum { UNKNOWN, PLAIN, NOT_PLAIN };

struct QueryPart {
  TSQuery query; // the whole one's, but for its map of patterns
  PatternEntry *entries;
  uint8_t *plain; // for each place in the whole query's map
  PlainSearch search;
  uint32_t told; // matches of the search that were handed over
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
  free(part->plain);
  free(part);
}

void query_part_of(QueryPart *part, const TSQuery *query) {
  size_t size = (query->pattern_map.size + 1) * sizeof(PatternEntry);
  part->query = *query;
  part->entries = or_abort(realloc(part->entries, size), size);
  part->plain = or_abort(realloc(part->plain, query->pattern_map.size + 1), query->pattern_map.size + 1);
  memset(part->plain, UNKNOWN, query->pattern_map.size + 1);
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

static bool is_known_plain(QueryPart *part, const TSQuery *query, uint32_t place) {
  if (part->plain[place] == UNKNOWN) {
    part->plain[place] = is_plain(query, array_get(&query->pattern_map, place)->step_index) ? PLAIN : NOT_PLAIN;
  }
  return part->plain[place] == PLAIN;
}

MatchSource query_part_at(QueryPart *part, const TSQuery *query, const Node *nodes, uint32_t node) {
  TSSymbol symbol = nodes[node].symbol;
  uint32_t count = 0;
  bool plain = true;
  uint32_t i;
  if (!ts_query__pattern_map_search(query, symbol, &i)) return NOWHERE;
  for (; i < query->pattern_map.size; i++) {
    const PatternEntry *entry = array_get(&query->pattern_map, i);
    if (array_get(&query->steps, entry->step_index)->symbol != symbol) break;
    if (!can_match(query, entry->step_index, nodes, node)) continue;
    plain = plain && is_known_plain(part, query, i);
    part->entries[count++] = *entry;
  }
  if (count == 0) return NOWHERE;
  if (plain) {
    begin_search(&part->search, query, nodes);
    part->told = 0;
    for (i = 0; i < count && !part->search.given_up; i++) search_at(&part->search, &part->entries[i], node);
    if (!part->search.given_up) return part->search.found_count > 0 ? FOUND_ALREADY : NOWHERE;
  }
  part->query.pattern_map.contents = part->entries;
  part->query.pattern_map.size = count;
  return BY_CURSOR;
}

const TSQuery *query_part_query(const QueryPart *part) { return &part->query; }

bool query_part_next_match(QueryPart *part, FoundMatch *match) {
  if (part->told == part->search.found_count) return false;
  const Found *found = &part->search.found[part->told++];
  *match = (FoundMatch){
    .captures = &part->search.found_captures[found->captures],
    .capture_count = found->capture_count,
    .pattern = found->pattern,
  };
  return true;
}
