// Walks the runtime's own structures: a cursor of its interface looks up the way to the root again for each node.

#include "nodes.h"

#include <language.h>
#include <stdio.h>
#include <stdlib.h>
#include <subtree.h>
#include <tree.h>

// Nodes that are listed between two questions whether to stop.
enum { NODES_A_LOOK = 1u << 14 };

// An inner node whose children are being listed. A hidden one stands for its children.
struct Level {
  const Subtree *children;
  uint32_t count;
  uint32_t index; // of the next child
  uint32_t structural; // the same without extras: what fields and aliases are told by
  uint32_t position; // byte at which the next child's padding begins
  uint32_t node; // place of the visible node that the children belong to
  const TSSymbol *aliases;
  const TSFieldMapEntry *fields;
  const TSFieldMapEntry *fields_end;
  TSFieldId field; // of a hidden node, what its children without one are in
  bool hidden;
};

static Node describe(const TSLanguage *language, const Subtree *place, uint32_t start, TSSymbol alias) {
  Subtree subtree = *place;
  TSSymbol symbol = ts_language_public_symbol(language, alias ? alias : ts_subtree_symbol(subtree));
  bool named = alias ? ts_language_symbol_metadata(language, alias).named : ts_subtree_named(subtree);
  return (Node){
    .start = start,
    .end = start + ts_subtree_size(subtree).bytes,
    .symbol = symbol,
    .flags = (uint16_t)((named ? NAMED : 0) | (ts_subtree_extra(subtree) ? EXTRA : 0) |
                        (ts_subtree_missing(subtree) ? MISSING : 0) | (symbol == ts_builtin_sym_error ? ERROR : 0) |
                        (ts_subtree_error_cost(subtree) > 0 ? HAS_ERROR : 0)),
    .alias = alias,
    .id = place,
  };
}

static TSFieldId field_of(const Level *level) {
  for (const TSFieldMapEntry *entry = level->fields; entry < level->fields_end; entry++) {
    if (!entry->inherited && entry->child_index == level->structural) return entry->field_id;
  }
  return level->hidden ? level->field : 0;
}

static void *with_room(void *old, size_t bytes) {
  void *memory = realloc(old, bytes);
  if (!memory) {
    fprintf(stderr, "sourcelake: no memory for %zu bytes of a walk\n", bytes);
    abort();
  }
  return memory;
}

static void enter(Walk *walk, size_t levels, const TSLanguage *language, Subtree subtree, uint32_t start, uint32_t node) {
  if (levels == walk->room) {
    walk->room = walk->room ? walk->room * 2 : 256;
    walk->levels = with_room(walk->levels, walk->room * sizeof(Level));
  }
  Level *level = &walk->levels[levels];
  *level = (Level){
    .children = ts_subtree_children(subtree),
    .count = ts_subtree_child_count(subtree),
    .position = start,
    .node = node,
    .aliases = ts_language_alias_sequence(language, subtree.ptr->production_id),
  };
  ts_language_field_map(language, subtree.ptr->production_id, &level->fields, &level->fields_end);
}

uint32_t list_nodes(Walk *walk, const TSTree *tree, Node *nodes, size_t room, uint32_t *depth, bool (*stop)(void *),
                    void *payload) {
  const TSLanguage *language = tree->language;
  uint32_t count = 1;
  uint32_t visible = 1; // levels that are no hidden nodes
  size_t levels = 0;
  *depth = 0;
  uint32_t start = ts_subtree_padding(tree->root).bytes;
  nodes[0] = describe(language, &tree->root, start, 0);
  nodes[0].parent = NO_NODE;
  nodes[0].next = 1;
  if (ts_subtree_child_count(tree->root) > 0) enter(walk, levels++, language, tree->root, start, 0);
  while (levels > 0) {
    Level *level = &walk->levels[levels - 1];
    if (level->index == level->count) {
      if (!level->hidden) {
        nodes[level->node].next = count;
        visible--;
      }
      levels--;
      continue;
    }
    const Subtree *place = &level->children[level->index];
    Subtree child = *place;
    // The padding of a first child is its parent's, which lies before it.
    uint32_t at = level->position + (level->index > 0 ? ts_subtree_padding(child).bytes : 0);
    bool extra = ts_subtree_extra(child);
    TSSymbol alias = extra || !level->aliases ? 0 : level->aliases[level->structural];
    bool shown = alias || ts_subtree_visible(child);
    bool inner = ts_subtree_visible_child_count(child) > 0;
    uint32_t node = level->node;
    TSFieldId field = extra || !(shown || inner) ? 0 : field_of(level);
    level->index++;
    level->structural += !extra;
    level->position = at + ts_subtree_size(child).bytes;
    if (shown) {
      if (count == room) return count;
      nodes[count] = describe(language, place, at, alias);
      nodes[count].parent = node;
      nodes[count].field = field;
      nodes[count].next = count + 1;
      if (visible > *depth) *depth = visible;
      node = count++;
      if (count % NODES_A_LOOK == 0 && stop(payload)) return 0;
    }
    if (inner) {
      enter(walk, levels, language, child, at, node);
      walk->levels[levels].hidden = !shown;
      walk->levels[levels].field = field;
      levels++;
      visible += shown;
    }
  }
  return count;
}

void walk_delete(Walk *walk) { free(walk->levels); }

TSNode node_of(const TSTree *tree, const Node *node) {
  return (TSNode){.context = {node->start, 0, 0, node->alias}, .id = node->id, .tree = tree};
}
