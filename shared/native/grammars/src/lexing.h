// Included before each grammar's parser.c in place of its own lexer macros (see ../cc): the generated lexer walks plain
// ASCII text by itself, and calls the runtime, once for every character otherwise, only where there is more to it: other
// characters, the end of a range or of a chunk. What the runtime's lexer would hold is written to it before anybody looks.

#ifndef SOURCELAKE_LEXING_H
#define SOURCELAKE_LEXING_H

#include "tree_sitter/parser.h"

#include "lexer_state.h"

// Where the lexer is, in a run of ASCII.
typedef struct {
  const uint8_t *at;
  const uint8_t *line; // the first byte of its line, where that is in the run
  uint32_t rows; // lines that ended in the run
} LexerPlace;

typedef struct {
  LexerPlace here;
  LexerPlace token_start;
  LexerPlace token_end;
  const uint8_t *start; // of the run: the place that the runtime's lexer holds
  const uint8_t *last; // the last byte to which the lexer may walk by itself; before `start` where it may not
  bool started; // whether the token's start was moved in the run
  bool ended;
} LexerRun;

// Begins a run at the place of the runtime's lexer.
static inline LexerRun begin_run(const TSLexer *lexer) {
  const LexerState *state = (const LexerState *)(const void *)lexer;
  static const uint8_t none[2];
  LexerRun run = {.start = none + 1, .last = none};
  if (state->chunk && state->current_included_range_index < state->included_range_count) {
    const LexerRange *range = &state->included_ranges[state->current_included_range_index];
    uint32_t bytes = state->current_position.bytes;
    uint32_t end = state->chunk_start + state->chunk_size;
    end = range->end_byte < end ? range->end_byte : end;
    // A token that ends where a range starts belongs to the range before: the runtime knows how.
    bool at_start = state->current_included_range_index > 0 && bytes == range->start_byte;
    if (bytes >= state->chunk_start && bytes < end && state->lookahead_size == 1 && !at_start) {
      run.start = (const uint8_t *)state->chunk + (bytes - state->chunk_start);
      run.last = run.start + (end - bytes - 1);
    }
  }
  run.here = (LexerPlace){.at = run.start, .line = run.start};
  return run;
}

static inline LexerLength length_at(const LexerRun *run, const LexerPlace *place, LexerLength start) {
  uint32_t bytes = (uint32_t)(place->at - run->start);
  LexerLength length = {.bytes = start.bytes + bytes, .row = start.row + place->rows, .column = start.column + bytes};
  if (place->rows > 0) length.column = (uint32_t)(place->at - place->line);
  return length;
}

// Tells the runtime's lexer where the run has come to.
static inline void end_run(const LexerRun *run, TSLexer *lexer, int32_t lookahead) {
  LexerState *state = (LexerState *)(void *)lexer;
  if (run->last < run->start) return;
  LexerLength start = state->current_position;
  if (run->started) state->token_start_position = length_at(run, &run->token_start, start);
  if (run->ended) state->token_end_position = length_at(run, &run->token_end, start);
  if (run->here.at == run->start) return;
  state->current_position = length_at(run, &run->here, start);
  if (run->here.rows > 0) {
    state->column_valid = true;
    state->column = state->current_position.column;
  } else if (state->column_valid) {
    state->column += (uint32_t)(run->here.at - run->start);
  }
  lexer->lookahead = lookahead;
}

static inline int32_t next_character(LexerRun *run, TSLexer *lexer, int32_t lookahead, bool skip) {
  if (run->here.at < run->last && is_ascii(lookahead) && is_ascii(run->here.at[1])) {
    run->here.at++;
    if (lookahead == '\n') {
      run->here.rows++;
      run->here.line = run->here.at;
    }
    if (skip) {
      run->token_start = run->here;
      run->started = true;
    }
    return *run->here.at;
  }
  end_run(run, lexer, lookahead);
  lexer->advance(lexer, skip);
  *run = begin_run(lexer);
  return lexer->lookahead;
}

static inline void end_token(LexerRun *run, TSLexer *lexer) {
  if (run->last < run->start) {
    lexer->mark_end(lexer);
  } else {
    run->token_end = run->here;
    run->ended = true;
  }
}

// A run never comes to NUL: until the next call to the runtime the lexer's own lookahead says so too.
static inline bool is_at_end(TSLexer *lexer) { return lexer->eof(lexer); }

static inline bool is_in_ranges(const TSCharacterRange *ranges, uint32_t count, int32_t character) {
  if (character >= 0x80) return set_contains((TSCharacterRange *)ranges, count, character);
  for (uint32_t i = 0; i < count && ranges[i].start <= character; i++) {
    if (character <= ranges[i].end) return true;
  }
  return false;
}

#undef START_LEXER
#define START_LEXER() \
  bool result = false; \
  bool skip = false; \
  UNUSED bool eof = false; \
  int32_t lookahead = lexer->lookahead; \
  LexerRun run = begin_run(lexer); \
  goto start; \
  end_state: \
  end_run(&run, lexer, lookahead); \
  return result; \
  next_state: \
  lookahead = next_character(&run, lexer, lookahead, skip); \
  skip = false; \
  start:

#undef ACCEPT_TOKEN
#define ACCEPT_TOKEN(symbol_value) \
  result = true; \
  lexer->result_symbol = symbol_value; \
  end_token(&run, lexer);

#undef END_STATE
#define END_STATE() goto end_state;

#define set_contains(ranges, count, character) is_in_ranges(ranges, count, character)

// Generated code asks after each character: `eof = lexer->eof(lexer);`.
#define eof(lexer) lookahead == 0 && is_at_end(lexer)

#endif
