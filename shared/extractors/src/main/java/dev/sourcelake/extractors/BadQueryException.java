package dev.sourcelake.extractors;

/** A tree-sitter query that cannot be compiled. The message is one line that says all there is. */
public final class BadQueryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String problem;

  /**
   * A problem at a place of a query.
   *
   * @param query the query's name
   * @param grammar the grammar that it is for, and its version
   * @param line line in the query's text, from 1
   * @param column column there in UTF-8 bytes, from 1
   * @param problem what is wrong
   */
  public BadQueryException(String query, String grammar, int line, int column, String problem) {
    super(
        "Query '%s' for %s, line %d, column %d: %s"
            .formatted(query, grammar, line, column, problem));
    this.line = line;
    this.column = column;
    this.problem = problem;
  }

  /** The line in the query's text, from 1. */
  public int line() {
    return line;
  }

  /** The column in UTF-8 bytes, from 1. */
  public int column() {
    return column;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }
}
