package com.github.javaparser;

import com.github.javaparser.ast.CompilationUnit;
import java.util.ArrayList;

/**
 * JavaParser for whole files, whose looking ahead has a bound: a copy of its generated parser, in
 * which its steps are counted (made by {@code src/main/parser/CopyParser.java} when this is built).
 * None of JavaParser's processors run. For one file after the other, and one thread.
 */
public final class FileParser {
  private static final String COPY = "com.github.javaparser.GeneratedFileParser";

  private final QuickTokens tokens;
  private final GeneratedJavaParserBase parser;

  /** What the copy has beside all that the original has. */
  interface Copy {
    /** Parses the source's text from its beginning. */
    CompilationUnit parse(GeneratedJavaParserTokenManager source) throws ParseException;
  }

  /** A parser; without {@code yieldSupported}, {@code yield} is a name. */
  public FileParser(boolean yieldSupported) {
    tokens = new QuickTokens(yieldSupported);
    parser = copy(tokens);
    parser.setStoreTokens(true);
  }

  private static GeneratedJavaParserBase copy(QuickTokens tokens) {
    try {
      return Class.forName(COPY)
          .asSubclass(GeneratedJavaParserBase.class)
          .getConstructor(GeneratedJavaParserTokenManager.class)
          .newInstance(tokens);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(COPY + " is missing or unfit; build shared/extractors by Maven", e);
    }
  }

  /** The tokens of the text that was parsed last. */
  public QuickTokens tokens() {
    return tokens;
  }

  /**
   * Parses a text in which at most a space stands between two tokens.
   *
   * @param lineStarts indexes of the lines' first characters, that of the first line too
   * @throws LookaheadException if looking ahead finds no end; this parser, as after any other
   *     error, is then not to be used again
   */
  public ParseResult<CompilationUnit> parse(String text, int[] lineStarts) {
    tokens.read(text, lineStarts);
    parser.problems = new ArrayList<>();
    CompilationUnit unit = null;
    try {
      unit = ((Copy) parser).parse(tokens);
      parser.problems.sort(Problem.PROBLEM_BY_BEGIN_POSITION);
    } catch (LookaheadException e) {
      throw e;
    } catch (ParseException | RuntimeException e) {
      String message = e.getMessage() == null ? "Unknown error" : e.getMessage();
      parser.problems.add(new Problem(message, null, e));
    }
    return new ParseResult<>(unit, parser.problems, parser.getCommentsCollection());
  }
}
