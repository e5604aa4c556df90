package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.SecretRedactor;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Docs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Binds doc comments to definitions and writes them. A definition's comment is the last one between
 * its first token and the token before; one that no definition takes has no definition.
 */
final class DocRows {
  private final JavaFile file;
  private final List<Scanner.Comment> comments = new ArrayList<>();
  private final int[] starts;
  private final int[] definitions;

  /** Takes the doc comments out of a file's comments, which come in the file's order. */
  DocRows(JavaFile file, List<Scanner.Comment> all) {
    this.file = file;
    if (file.wants(Docs.TABLE)) {
      for (Scanner.Comment comment : all) {
        switch (comment.kind()) {
          case JAVADOC -> comments.add(comment);
          case MARKDOWN -> addLine(comment);
          case LINE, BLOCK -> {
            // No documentation.
          }
        }
      }
    }
    starts = comments.stream().mapToInt(Scanner.Comment::start).toArray();
    definitions = new int[starts.length];
    Arrays.fill(definitions, -1);
  }

  /** Lines of Markdown that follow each other are one comment. */
  private void addLine(Scanner.Comment line) {
    if (!comments.isEmpty()
        && comments.getLast().kind() == Scanner.Kind.MARKDOWN
        && file.isNextLine(comments.getLast().end(), line.start())) {
      Scanner.Comment above = comments.removeLast();
      comments.add(new Scanner.Comment(line.kind(), above.start(), line.end()));
    } else {
      comments.add(line);
    }
  }

  /** Gives a definition that starts at an offset the comment before it, if there is one. */
  void bind(int defId, int start) {
    if (starts.length == 0) {
      return;
    }
    int found = Arrays.binarySearch(starts, start);
    int last = (found >= 0 ? found : -found - 1) - 1;
    if (last >= 0 && definitions[last] < 0 && starts[last] >= file.tokens().endBefore(start)) {
      definitions[last] = defId;
    }
  }

  private String text(int start, int end, boolean markdown) {
    return DocText.of(file.source(start, end, Integer.MAX_VALUE), markdown);
  }

  /** Writes all doc comments in order. */
  void write() {
    for (int i = 0; i < starts.length; i++) {
      Scanner.Comment comment = comments.get(i);
      boolean markdown = comment.kind() == Scanner.Kind.MARKDOWN;
      int end = comment.end();
      RowBatch row =
          file.begin(Docs.TABLE, starts[i], end)
              .set(Docs.INDEX, i)
              .set(Docs.FORMAT, markdown ? "markdown" : "javadoc")
              .set(Docs.TEXT, SecretRedactor.redact(text(starts[i], end, markdown)))
              .set(Docs.LANGUAGE, JavaFile.LANGUAGE)
              .set(Docs.PARSER, JavaFile.PARSER);
      if (definitions[i] >= 0) {
        row.set(Docs.DEF_ID, definitions[i]);
      }
    }
  }
}
