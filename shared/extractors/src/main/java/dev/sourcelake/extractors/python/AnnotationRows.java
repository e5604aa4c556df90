package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.treesitter.PythonNames;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Annotations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes the decorators, defaults, types and comments to checkers of a file, by their places. */
final class AnnotationRows {
  private static final int LONGEST_SOURCE = 4_000;

  private AnnotationRows() {}

  static void write(
      Node module, SyntaxTree tree, PythonNames names, SecretSpans secrets, FactSink out) {
    List<Annotation> all = new ArrayList<>(AnnotationFinder.find(module, tree, names, secrets));
    all.addAll(CommentFinder.find(tree, names, secrets));
    all.sort(Comparator.comparingInt(Annotation::start).thenComparingInt(Annotation::end));
    int index = 0;
    for (Annotation each : all) {
      RowBatch row =
          out.begin(Family.AST, Annotations.TABLE, each.start(), each.end())
              .set(Annotations.INDEX, index++)
              .set(Annotations.DEF_ID, each.definition())
              .set(Annotations.KIND, each.kind())
              .set(Annotations.NAME, each.name())
              .set(Annotations.ARGUMENTS, each.arguments())
              .set(Annotations.SOURCE, secrets.source(each.start(), each.end(), LONGEST_SOURCE))
              .set(Annotations.LANGUAGE, PythonExtractor.LANGUAGE)
              .set(Annotations.PARSER, AstNodeRows.PARSER);
      if (!each.candidates().isEmpty()) {
        row.set(Annotations.TARGET, each.candidates().getFirst().name())
            .set(Annotations.CANDIDATES, each.candidates());
      }
    }
  }
}
