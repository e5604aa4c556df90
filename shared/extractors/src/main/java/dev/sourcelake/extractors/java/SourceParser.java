package dev.sourcelake.extractors.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.Problem;
import com.github.javaparser.Providers;
import com.github.javaparser.ast.CompilationUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** JavaParser, again and again where a file has what only {@link LocalEnums} makes it read. */
final class SourceParser {
  /** How often one file is parsed again; a parse mostly finds all places, and at least one. */
  private static final int MOST_REPEATS = 8;

  /** By whether {@code yield} starts a statement. */
  private final Map<Boolean, JavaParser> parsers = new HashMap<>();

  /** What was parsed, and what JavaParser made of it. */
  record Parsed(ParserText text, ParseResult<CompilationUnit> result) {
    List<Problem> problems() {
      return result.getProblems();
    }
  }

  /** Parses a text; the one in the result has the positions of the tree. */
  Parsed parse(ParseSettings settings, ParserText text) {
    JavaParser parser = parsers.computeIfAbsent(settings.yieldStatements(), y -> settings.parser());
    Parsed parsed = parse(parser, text);
    boolean wrapped = false;
    for (int i = 0; i < MOST_REPEATS && !parsed.problems().isEmpty(); i++) {
      ParserText more = LocalEnums.wrap(parsed.text(), parsed.problems()).orElse(null);
      if (more == null) {
        break;
      }
      parsed = parse(parser, more);
      wrapped = true;
    }
    if (wrapped) {
      ParserText last = parsed.text();
      parsed.result().getResult().ifPresent(unit -> LocalEnums.unwrap(unit, last));
    }
    return parsed;
  }

  private static Parsed parse(JavaParser parser, ParserText text) {
    return new Parsed(
        text, parser.parse(ParseStart.COMPILATION_UNIT, Providers.provider(text.text())));
  }

  /** Forgets parsers that were left in the middle of a file. */
  void clear() {
    parsers.clear();
  }
}
