// Included by runtime.c, behind the runtime's queries: finds the matches of those patterns that say no more than which
// nodes stand below which, among a node's children in the list, where the runtime's cursor would carry states from node to
// node. What is found, and in which order, is what the runtime finds.

#include "runtime.h"

enum {
  MOST_STEPS = 32, // of a pattern
  MOST_FOUND = 1024, // matches, at one node
  MOST_FOUND_CAPTURES = 4096,
  MOST_LOOKED_AT = 1 << 16, // children, for the matches at one node
};

typedef struct {
  uint32_t completed_at; // the node of the last step
  uint32_t captures; // place of the first one
  uint16_t capture_count;
  uint16_t pattern;
} Found;

typedef struct {
  const TSQuery *query;
  const Node *nodes;
  uint32_t path[MOST_STEPS]; // the node that was taken last at each depth
  FoundCapture captured[MOST_STEPS * MAX_STEP_CAPTURE_COUNT];
  uint32_t captured_count;
  uint32_t looked_at;
  uint16_t pattern;
  bool given_up;
  Found found[MOST_FOUND];
  uint32_t found_count;
  FoundCapture found_captures[MOST_FOUND_CAPTURES];
  uint32_t found_capture_count;
} PlainSearch;

// Whether a branch of alternatives ends between two steps, so that no match passes both.
static bool are_apart(const TSQuery *query, uint16_t one, uint16_t other) {
  for (uint16_t i = one + 1; i < other; i++) {
    const QueryStep *step = array_get(&query->steps, i);
    if (step->is_dead_end && step->alternative_index > other) return true;
  }
  return false;
}

static bool captures_once(const TSQuery *query, uint16_t first, uint16_t index) {
  const QueryStep *step = array_get(&query->steps, index);
  for (uint16_t i = first; i < index; i++) {
    const QueryStep *before = array_get(&query->steps, i);
    for (int j = 0; j < MAX_STEP_CAPTURE_COUNT && before->capture_ids[j] != NONE; j++) {
      for (int k = 0; k < MAX_STEP_CAPTURE_COUNT && step->capture_ids[k] != NONE; k++) {
        if (before->capture_ids[j] == step->capture_ids[k] && !are_apart(query, i, index)) return false;
      }
    }
  }
  return true;
}

// Whether one node can only be one of the alternatives that begin with a step.
static bool alternatives_differ(const TSQuery *query, uint16_t index) {
  for (uint16_t i = index; i != NONE; i = array_get(&query->steps, i)->alternative_index) {
    const QueryStep *step = array_get(&query->steps, i);
    if (step->symbol == WILDCARD_SYMBOL || step->is_dead_end) return false;
    for (uint16_t j = step->alternative_index; j != NONE; j = array_get(&query->steps, j)->alternative_index) {
      if (j <= i || array_get(&query->steps, j)->symbol == step->symbol) return false;
    }
  }
  return true;
}

// Whether a pattern has no quantifier, anchor, supertype or missing or forbidden thing, and no two of its matches can have
// captures of which one's hold the other's: the runtime then keeps the longest.
static bool is_plain(const TSQuery *query, uint16_t first) {
  if (array_get(&query->steps, first)->depth != 0) return false;
  for (uint16_t i = first;; i++) {
    const QueryStep *step = array_get(&query->steps, i);
    if (step->depth == PATTERN_DONE_MARKER) return true;
    if (i - first == MOST_STEPS || step->is_pass_through || step->alternative_is_skip) return false;
    if (step->is_dead_end) {
      if (step->alternative_index <= i) return false;
      continue;
    }
    if (step->is_immediate || step->is_last_child || step->is_missing) return false;
    if (step->supertype_symbol || step->negated_field_list_id || !captures_once(query, first, i)) return false;
    if (step->depth == 0) continue;
    if (!step->contains_captures && ts_query__step_is_fallible(query, i)) return false;
    if (step->alternative_index != NONE && !alternatives_differ(query, i)) return false;
  }
}

static void keep_found(PlainSearch *search, uint32_t completed_at) {
  if (search->found_count == MOST_FOUND || search->found_capture_count + search->captured_count > MOST_FOUND_CAPTURES) {
    search->given_up = true;
    return;
  }
  FoundCapture *captures = &search->found_captures[search->found_capture_count];
  memcpy(captures, search->captured, search->captured_count * sizeof(FoundCapture));
  Found found = {
    .completed_at = completed_at,
    .captures = search->found_capture_count,
    .capture_count = (uint16_t)search->captured_count,
    .pattern = search->pattern,
  };
  search->found_capture_count += search->captured_count;
  // The runtime tells of a match when it comes to the last node of it; of those that end there, first of the pattern
  // that is written first, and then of the one that captured first.
  uint32_t place = search->found_count++;
  for (; place > 0; place--) {
    const Found *before = &search->found[place - 1];
    if (before->completed_at < completed_at) break;
    if (before->completed_at == completed_at) {
      if (before->pattern < found.pattern) break;
      bool captured_before = before->capture_count == 0 || found.capture_count == 0 ||
                             search->found_captures[before->captures].node <= captures->node;
      if (before->pattern == found.pattern && captured_before) break;
    }
    search->found[place] = *before;
  }
  search->found[place] = found;
}

static bool fits(const QueryStep *step, const Node *node) {
  if (step->field && step->field != node->field) return false;
  if (step->symbol != WILDCARD_SYMBOL) return step->symbol == node->symbol;
  return !(node->flags & ERROR) && (!step->is_named || (node->flags & NAMED));
}

static void capture(PlainSearch *search, const QueryStep *step, uint32_t node) {
  for (int i = 0; i < MAX_STEP_CAPTURE_COUNT && step->capture_ids[i] != NONE; i++) {
    search->captured[search->captured_count++] = (FoundCapture){.node = node, .capture = step->capture_ids[i]};
  }
}

// Finds what matches the steps from one on, below and beside the node that was taken last, at this depth.
static void search_from(PlainSearch *search, uint16_t index, uint16_t depth) {
  const TSQuery *query = search->query;
  const QueryStep *step = array_get(&query->steps, index);
  while (step->is_dead_end) {
    index = step->alternative_index;
    step = array_get(&query->steps, index);
  }
  if (step->depth == PATTERN_DONE_MARKER) {
    keep_found(search, search->path[depth]);
    return;
  }
  const Node *nodes = search->nodes;
  uint32_t child = step->depth > depth ? search->path[depth] + 1 : nodes[search->path[step->depth]].next;
  uint32_t end = nodes[search->path[step->depth - 1]].next;
  uint32_t taken_before = search->path[step->depth];
  bool had_field = false;
  for (; child < end && !search->given_up; child = nodes[child].next) {
    // The runtime gives a comment the field of what stands after it, and does not always look for a second child with a
    // field: how the grammar repeats it decides.
    bool in_field = step->field && step->field == nodes[child].field;
    bool unclear = (step->field && (nodes[child].flags & EXTRA)) || (in_field && had_field);
    had_field |= in_field;
    if (unclear || ++search->looked_at > MOST_LOOKED_AT) search->given_up = true;
    if (!fits(step, &nodes[child])) continue;
    uint32_t captured = search->captured_count;
    search->path[step->depth] = child;
    capture(search, step, child);
    search_from(search, index + 1, step->depth);
    search->captured_count = captured;
    if (!step->contains_captures) break;
  }
  search->path[step->depth] = taken_before;
  if (step->alternative_index != NONE && !search->given_up) search_from(search, step->alternative_index, depth);
}

static void begin_search(PlainSearch *search, const TSQuery *query, const Node *nodes) {
  search->query = query;
  search->nodes = nodes;
  search->looked_at = 0;
  search->given_up = false;
  search->found_count = 0;
  search->found_capture_count = 0;
}

// Adds the matches of a pattern that begin at a node of its first step's kind.
static void search_at(PlainSearch *search, const PatternEntry *pattern, uint32_t node) {
  const QueryStep *root = array_get(&search->query->steps, pattern->step_index);
  search->pattern = pattern->pattern_index;
  search->captured_count = 0;
  search->path[0] = node;
  capture(search, root, node);
  search_from(search, pattern->step_index + 1, 0);
}
