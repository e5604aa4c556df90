package dev.sourcelake.extractors.java;

import com.github.javaparser.ParseException;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.Token;
import com.github.javaparser.TokenRange;
import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JavaParser's problems as diagnostics: the token that was met, and what would have done. */
final class SyntaxProblems {
  private static final Pattern LEXICAL_ERROR =
      Pattern.compile("^Lexical error at line (\\d+), column (\\d+)\\.\\s*");

  private final ParserText positions;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private long skipped;

  /** Looks at the problems of a parse in order. */
  SyntaxProblems(ParserText positions, List<Problem> problems) {
    this.positions = positions;
    int end = 0;
    for (Problem problem : problems) {
      diagnostics.add(diagnostic(problem));
      TokenRange range = problem.getLocation().orElse(null);
      if (range != null && range.getBegin().hasRange() && range.getEnd().hasRange()) {
        int from = Math.max(end, positions.start(range.getBegin()));
        int to = positions.end(range.getEnd());
        skipped += Math.max(0, to - from);
        end = Math.max(end, to);
      }
    }
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Bytes that the parser passed over to go on. */
  long skippedBytes() {
    return skipped;
  }

  private Diagnostic diagnostic(Problem problem) {
    if (problem.getCause().orElse(null) instanceof ParseException cause
        && cause.currentToken != null
        && cause.currentToken.next != null) {
      return unexpected(cause, cause.currentToken.next);
    }
    TokenRange range = problem.getLocation().orElse(null);
    boolean placed = range != null && range.getBegin().hasRange() && range.getEnd().hasRange();
    String message = problem.getMessage().lines().findFirst().orElse("Syntax error");
    Matcher lexical = LEXICAL_ERROR.matcher(message);
    if (lexical.find()) {
      // The lexer gives no place but in its words, and may point to before a line's first column.
      int column = Math.max(1, Integer.parseInt(lexical.group(2)));
      int at = positions.start(new Position(Integer.parseInt(lexical.group(1)), column));
      return new Diagnostic(
          Severity.ERROR, Kind.SYNTAX, "lexical", lexical.replaceFirst(""), at, at, List.of());
    }
    return Diagnostic.at(
        Severity.ERROR,
        Kind.SYNTAX,
        message,
        placed ? positions.start(range.getBegin()) : -1,
        placed ? positions.end(range.getEnd()) : -1);
  }

  private Diagnostic unexpected(ParseException cause, Token met) {
    Set<String> expected = new TreeSet<>();
    for (int[] sequence : cause.expectedTokenSequences) {
      if (sequence.length > 0) {
        expected.add(image(cause.tokenImage[sequence[0]]));
      }
    }
    boolean atEnd = met.kind == 0;
    int start = positions.start(new Position(met.beginLine, met.beginColumn));
    int end = atEnd ? start : positions.end(new Position(met.endLine, met.endColumn));
    String what = atEnd ? "the end of the file" : "'" + met.image + "'";
    return new Diagnostic(
        Severity.ERROR,
        Kind.SYNTAX,
        atEnd ? "unexpected_end" : "unexpected_token",
        "Unexpected " + what + (expected.size() == 1 ? ", expected " + expected : ""),
        start,
        end,
        List.copyOf(expected));
  }

  /** Literal tokens stand in quotes, kinds of tokens in angle brackets. */
  private static String image(String image) {
    return image.length() > 2 && image.startsWith("\"")
        ? image.substring(1, image.length() - 1).replace("\\\"", "\"")
        : image;
  }
}
