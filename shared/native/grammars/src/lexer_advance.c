// Included by runtime.c, behind the runtime's lexer.

#include "lexer_state.h"

#define SAME_PLACE(field, other) (offsetof(Lexer, field) == offsetof(LexerState, other))
_Static_assert(SAME_PLACE(current_position, current_position) && SAME_PLACE(token_start_position, token_start_position) &&
                 SAME_PLACE(token_end_position, token_end_position) && SAME_PLACE(included_ranges, included_ranges) &&
                 SAME_PLACE(chunk, chunk) && SAME_PLACE(included_range_count, included_range_count) &&
                 SAME_PLACE(current_included_range_index, current_included_range_index) &&
                 SAME_PLACE(chunk_start, chunk_start) && SAME_PLACE(chunk_size, chunk_size) &&
                 SAME_PLACE(lookahead_size, lookahead_size) && SAME_PLACE(column_data.value, column) &&
                 SAME_PLACE(column_data.valid, column_valid),
               "the runtime's lexer is another: see lexer_state.h");
_Static_assert(sizeof(Length) == sizeof(LexerLength) && offsetof(Length, extent.row) == offsetof(LexerLength, row) &&
                 offsetof(Length, extent.column) == offsetof(LexerLength, column) &&
                 sizeof(TSRange) == sizeof(LexerRange) && offsetof(TSRange, start_byte) == offsetof(LexerRange, start_byte) &&
                 offsetof(TSRange, end_byte) == offsetof(LexerRange, end_byte),
               "the runtime's lengths and ranges are others: see lexer_state.h");

// What scanners written by hand call for each character: nearly always one byte follows another.
static void advance(TSLexer *data, bool skip) {
  Lexer *lexer = (Lexer *)(void *)data;
  uint32_t next = lexer->current_position.bytes + 1;
  bool plain = is_ascii(data->lookahead) && data->lookahead != '\n' && lexer->chunk &&
               lexer->current_included_range_index < lexer->included_range_count &&
               next < lexer->included_ranges[lexer->current_included_range_index].end_byte &&
               next - lexer->chunk_start < lexer->chunk_size && is_ascii(lexer->chunk[next - lexer->chunk_start]);
  if (!plain) {
    ts_lexer__advance(data, skip);
    return;
  }
  lexer->current_position.bytes = next;
  lexer->current_position.extent.column++;
  if (lexer->column_data.valid) lexer->column_data.value++;
  if (skip) lexer->token_start_position = lexer->current_position;
  data->lookahead = lexer->chunk[next - lexer->chunk_start];
}

TSParser *parser_new(void) {
  TSParser *parser = ts_parser_new();
  parser->lexer.data.advance = advance;
  return parser;
}
