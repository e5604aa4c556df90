// All visible nodes of a tree in pre-order.

#ifndef SOURCELAKE_NODES_H
#define SOURCELAKE_NODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <tree_sitter/api.h>

enum { NAMED = 1, EXTRA = 2, MISSING = 4, ERROR = 8, HAS_ERROR = 16 };

static const uint32_t NO_NODE = UINT32_MAX;

// A visible node; anonymous ones too. The children of node i begin at i + 1; the node after its last descendant is next.
typedef struct {
  uint32_t start; // first byte
  uint32_t end; // byte after the last one
  uint32_t parent; // NO_NODE for the root
  uint32_t next;
  uint16_t symbol;
  uint16_t field; // its field in the parent, 0 for none
  uint16_t flags;
  uint16_t alias; // the symbol that its parent gives it, 0 for none
  const void *id;
} Node;

typedef struct Level Level;

// A walk's memory, to be used again; all zero at first.
typedef struct {
  Level *levels;
  size_t room;
} Walk;

// Writes the nodes of a tree and returns how many there are, at most `room`. `depth` becomes that of the deepest one.
// Asks now and then whether to stop, and returns 0 then.
uint32_t list_nodes(Walk *walk, const TSTree *tree, Node *nodes, size_t room, uint32_t *depth, bool (*stop)(void *),
                    void *payload);

void walk_delete(Walk *walk);

// A node of the list as the runtime knows it, but for rows and columns.
TSNode node_of(const TSTree *tree, const Node *node);

#endif
