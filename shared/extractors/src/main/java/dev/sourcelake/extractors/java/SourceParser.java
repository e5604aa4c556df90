package dev.sourcelake.extractors.java;

import com.github.javaparser.FileParser;
import com.github.javaparser.LookaheadException;
import com.github.javaparser.ParseResult;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import dev.sourcelake.model.source.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** JavaParser, again and again where a file has what only {@link LocalEnums} makes it read. */
final class SourceParser {
  /** How often one file is parsed again; a parse mostly finds all places, and at least one. */
  private static final int MOST_REPEATS = 8;

  /** By whether {@code yield} starts a statement. */
  private final Map<Boolean, FileParser> parsers = new HashMap<>();

  /** What was parsed, and what JavaParser made of it. */
  record Parsed(ParserText text, ParseResult<CompilationUnit> result, SourceTokens tokens) {
    List<Problem> problems() {
      return result.getProblems();
    }
  }

  /**
   * Parses a text made of {@code source}; the one in the result has the positions of the tree.
   *
   * @throws LookaheadException if the parser was stopped, and has to be forgotten
   */
  Parsed parse(ParseSettings settings, ParserText text, SourceText source) {
    FileParser parser = parsers.computeIfAbsent(settings.yieldStatements(), y -> settings.parser());
    ParserText parsed = text;
    ParseResult<CompilationUnit> result = parse(parser, text);
    for (int i = 0; i < MOST_REPEATS && !result.getProblems().isEmpty(); i++) {
      ParserText more = LocalEnums.wrap(parsed, result.getProblems()).orElse(null);
      if (more == null) {
        break;
      }
      parsed = more;
      result = parse(parser, more);
    }
    if (parsed != text) {
      ParserText last = parsed;
      result.getResult().ifPresent(unit -> LocalEnums.unwrap(unit, last));
    }
    return new Parsed(parsed, result, new SourceTokens(parser.tokens(), parsed, source));
  }

  private static ParseResult<CompilationUnit> parse(FileParser parser, ParserText text) {
    return parser.parse(text.text(), text.lineStarts());
  }

  /** Forgets parsers that were left in the middle of a file. */
  void clear() {
    parsers.clear();
  }
}
