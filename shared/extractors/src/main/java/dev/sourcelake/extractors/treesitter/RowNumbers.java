package dev.sourcelake.extractors.treesitter;

/**
 * Where the numbers of rows begin for a part of a file: those of embedded code go on where the file
 * around it ends. Its own module is no row, so that what has none around it belongs to the file.
 */
final class RowNumbers {
  int definitions;
  int calls;
  int imports;
  int docs;
  int captures;
  int matches;

  private boolean embedded;

  /** The number of a definition in its file. */
  int of(Definition definition) {
    return definition.id == 0 ? 0 : definitions + definition.id;
  }

  /** Whether the rows are of code in another language's file. */
  boolean isEmbedded() {
    return embedded;
  }

  /** Goes on to a part that is embedded, behind one with this many definitions. */
  void next(int definitionCount) {
    definitions += definitionCount - 1;
    embedded = true;
  }
}
