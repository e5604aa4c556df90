// What only the inside of the tree-sitter runtime tells.

#ifndef SOURCELAKE_RUNTIME_H
#define SOURCELAKE_RUNTIME_H

#include "arena.h"
#include "nodes.h"

#include <stdbool.h>
#include <stddef.h>
#include <tree_sitter/api.h>

// What parses of one thread found in the tables of a language, until they come to another language.
typedef struct ParseTableMemory ParseTableMemory;

extern FAST_THREAD_LOCAL ParseTableMemory *parse_table_memory; // NULL where nothing is remembered

ParseTableMemory *parse_table_memory_new(void);

void parse_table_memory_delete(ParseTableMemory *memory);

// A parser whose scanners walk over plain text without much ado.
TSParser *parser_new(void);

// Lets go of what a stopped parse holds outside of its arena: the grammar's scanner. The parser may only be deleted then.
// A reset would walk through all that has been parsed.
void parser_abandon(TSParser *parser);

// Marks the symbols of the nodes at which a match of the query can begin; the last of the `count` places stands for
// errors. False where that says nothing: a match may begin at any node, at several siblings, or where its first node
// stands in its parent matters.
bool query_starts(const TSQuery *query, bool *symbols, size_t count);

// Those patterns of a query that can match at one node. The runtime keeps a state for each pattern and each of its
// alternatives, and compares them in pairs, so that it pays to leave out what the node's children rule out.
typedef struct QueryPart QueryPart;

QueryPart *query_part_new(void);

void query_part_delete(QueryPart *part);

// Makes ready for a query, which must live as long as parts of it are asked for.
void query_part_of(QueryPart *part, const TSQuery *query);

// Where the matches are that begin at a node.
typedef enum { NOWHERE, FOUND_ALREADY, BY_CURSOR } MatchSource;

typedef struct {
  uint32_t node; // its place in the list
  uint16_t capture;
} FoundCapture;

typedef struct {
  const FoundCapture *captures; // until the next node is asked about
  uint16_t capture_count;
  uint16_t pattern;
} FoundMatch;

// Asks for the matches that begin at a node of a list.
MatchSource query_part_at(QueryPart *part, const TSQuery *query, const Node *nodes, uint32_t node);

// The next match of those that were found already, in the runtime's order; false where there is none.
bool query_part_next_match(QueryPart *part, FoundMatch *match);

// What of the query can match at the node that was asked about, for a cursor.
const TSQuery *query_part_query(const QueryPart *part);

#endif
