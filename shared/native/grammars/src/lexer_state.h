// What the runtime's lexer holds, as far as generated lexers read and write it by themselves. runtime.c checks that it
// lies there as the runtime's own header says.

#ifndef SOURCELAKE_LEXER_STATE_H
#define SOURCELAKE_LEXER_STATE_H

#include <stdbool.h>
#include <stdint.h>

// Not NUL, at which the runtime's lexer may be at its end.
static inline bool is_ascii(int32_t character) { return (uint32_t)(character - 1) < 0x7F; }

typedef struct {
  uint32_t bytes;
  uint32_t row;
  uint32_t column; // in bytes
} LexerLength;

typedef struct {
  uint32_t rows_and_columns[4];
  uint32_t start_byte;
  uint32_t end_byte;
} LexerRange;

typedef struct {
  TSLexer data;
  LexerLength current_position;
  LexerLength token_start_position;
  LexerLength token_end_position;
  const LexerRange *included_ranges;
  const char *chunk;
  struct {
    void *payload;
    void *read;
    int encoding;
    void *decode;
  } input;
  struct {
    void *payload;
    void *log;
  } logger;
  uint32_t included_range_count;
  uint32_t current_included_range_index;
  uint32_t chunk_start;
  uint32_t chunk_size;
  uint32_t lookahead_size; // in bytes
  bool did_get_column;
  uint32_t column; // in characters
  bool column_valid;
} LexerState;

#endif
