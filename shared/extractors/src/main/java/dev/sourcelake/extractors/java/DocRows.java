package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.comments.MarkdownComment;
import com.github.javaparser.ast.comments.TraditionalJavadocComment;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Docs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Binds doc comments to definitions and writes them. A definition's comment is the last one between
 * its first token and the token before; one that no definition takes has no definition.
 */
final class DocRows {
  private final JavaFile file;
  private final List<Comment> comments = new ArrayList<>();
  private final int[] starts;
  private final int[] definitions;

  /** Takes the doc comments out of a file's comments, which come in the file's order. */
  DocRows(JavaFile file, Collection<Comment> all) {
    this.file = file;
    if (file.wants(Docs.TABLE)) {
      for (Comment comment : all) {
        if (comment instanceof TraditionalJavadocComment || comment instanceof MarkdownComment) {
          comments.add(comment);
        }
      }
    }
    starts = comments.stream().mapToInt(file::start).toArray();
    definitions = new int[starts.length];
    Arrays.fill(definitions, -1);
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

  /** Writes all doc comments in order. */
  void write() {
    for (int i = 0; i < starts.length; i++) {
      Comment comment = comments.get(i);
      boolean markdown = comment instanceof MarkdownComment;
      int end = file.end(comment);
      RowBatch row =
          file.begin(Docs.TABLE, starts[i], end)
              .set(Docs.INDEX, i)
              .set(Docs.FORMAT, markdown ? "markdown" : "javadoc")
              .set(Docs.TEXT, DocText.of(file.source(starts[i], end, Integer.MAX_VALUE), markdown))
              .set(Docs.LANGUAGE, JavaFile.LANGUAGE)
              .set(Docs.PARSER, JavaFile.PARSER);
      if (definitions[i] >= 0) {
        row.set(Docs.DEF_ID, definitions[i]);
      }
    }
  }
}
