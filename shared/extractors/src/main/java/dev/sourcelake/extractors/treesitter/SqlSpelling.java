package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.treesitter.internal.ByteRange;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spells statements that create functions as the grammar can take them, which knows no procedures,
 * wants {@code RETURNS} where parameters may say it all, wants a parameter's mode before its name
 * and no word of its own for that, and takes one string for a body. Nothing moves, so that a tree
 * of the spelled text is one of the text itself; but where there is no room for {@code RETURNS} but
 * the body's, that is not read.
 */
final class SqlSpelling {
  private static final Pattern HEAD =
      pattern("create\\s+(?:or\\s+replace\\s+)?(function|procedure)\\s+[^\\s(;]+\\s*\\(");
  private static final String MODES = "(?:in\\s+out|inout|out|in|variadic)\\b";

  /** A parameter that has a name before its type, which may itself be of several words. */
  private static final Pattern NAMED =
      pattern(
          "\\s*(?:"
              + MODES
              + "\\s+)?(?!"
              + MODES
              + "|(?:double|national|character|char|bit|time|timestamp|interval)\\b)"
              + "([a-z_]\\w*)\\s+(?:("
              + MODES
              + ")\\s+)?(?!default\\b)[\\w\"\\x80-\\xff].*");

  private static final String GAP = "\\s*+(?:--[^\\n]*+\\n\\s*+)*+";
  private static final Pattern RETURNS = pattern(GAP + "returns\\s.*");
  private static final Pattern LANGUAGE = pattern(GAP + "(language)\\s.*");
  private static final Pattern BODY =
      pattern(GAP + "as\\s*(?:(\\$\\w*\\$).*?\\1|'[^']*'(?:\\s*,\\s*'[^']*')?)");
  private static final Pattern STRINGS = pattern(".*\\sas\\s*'[^']*'(\\s*,\\s*'[^']*').*");

  private final String text;
  private final byte[] spelled;

  private SqlSpelling(byte[] utf8) {
    // A character for each byte, so that places in the text are offsets.
    this.text = new String(utf8, StandardCharsets.ISO_8859_1);
    this.spelled = utf8.clone();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** The text with its functions spelled anew. */
  static byte[] spelledIn(byte[] utf8) {
    SqlSpelling spelling = new SqlSpelling(utf8);
    SqlCuts.statementsIn(utf8).forEach(spelling::statement);
    return spelling.spelled;
  }

  private void statement(ByteRange statement) {
    Matcher head = HEAD.matcher(text).region(statement.start(), statement.end());
    if (!head.lookingAt()) {
      return;
    }
    if (head.end(1) - head.start(1) == "procedure".length()) {
      write("FUNCTION ", head.start(1));
    }
    int after = parameters(head.end(), statement.end());
    if (matcher(RETURNS, after, statement.end()).matches()) {
      oneString(after, statement.end());
    } else {
      returns(after, statement.end());
    }
  }

  /** Leaves a body of two strings, which name a file and a function in it, the first one. */
  private void oneString(int after, int end) {
    Matcher strings = matcher(STRINGS, after, end);
    if (strings.matches()) {
      fill(' ', strings.start(1), strings.end(1));
    }
  }

  /** Spells parameters anew, and returns where their list has ended. */
  private int parameters(int from, int end) {
    int depth = 1;
    int start = from;
    int at = from;
    while (at < end && depth > 0) {
      switch (text.charAt(at)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case '\'', '"' -> at = Math.max(at, text.indexOf(text.charAt(at), at + 1));
        case '-' -> {
          if (text.startsWith("--", at)) {
            start = text.substring(start, at).isBlank() ? lineEnd(at, end) : start;
            at = lineEnd(at, end);
          }
        }
        case ',' -> {
          if (depth == 1) {
            parameter(start, at);
            start = at + 1;
          }
        }
        default -> {
          // It is part of a name, a type or a default.
        }
      }
      at++;
    }
    parameter(start, Math.min(at, end));
    return Math.min(at, end);
  }

  /** Some names are words of the grammar, which knows no modes behind them either. */
  private void parameter(int start, int end) {
    Matcher named = matcher(NAMED, start, end);
    if (named.matches()) {
      fill('_', named.start(1), named.end(1));
      if (named.start(2) >= 0) {
        fill(' ', named.start(2), named.end(2));
      }
    }
  }

  /** Finds a place for what is returned, if only by name. */
  private void returns(int after, int end) {
    Matcher language = matcher(LANGUAGE, after, end);
    if (language.matches()) {
      write("RETURNS ", language.start(1));
      oneString(after, end);
      return;
    }
    Matcher body = matcher(BODY, after, end);
    String opening = "RETURNS _ AS '";
    if (body.lookingAt() && after + opening.length() < body.end()) {
      fill(' ', after, body.end());
      write(opening, after);
      write("'", body.end() - 1);
    }
  }

  private Matcher matcher(Pattern pattern, int from, int to) {
    return pattern.matcher(text).region(from, to);
  }

  private int lineEnd(int from, int end) {
    int newline = text.indexOf('\n', from);
    return newline < 0 ? end : Math.min(newline, end);
  }

  private void write(String word, int at) {
    for (int i = 0; i < word.length(); i++) {
      spelled[at + i] = (byte) word.charAt(i);
    }
  }

  private void fill(char sign, int from, int to) {
    for (int i = from; i < to; i++) {
      spelled[i] = (byte) sign;
    }
  }
}
