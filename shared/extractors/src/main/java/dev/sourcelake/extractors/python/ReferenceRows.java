package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.python.names.Reference;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.References;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the references of a file. */
final class ReferenceRows {
  private static final byte[] LANGUAGE = PythonExtractor.LANGUAGE.getBytes(StandardCharsets.UTF_8);
  private static final byte[] PARSER = AstNodeRows.PARSER.getBytes(StandardCharsets.UTF_8);

  private ReferenceRows() {}

  /** Writes them in the order of their places. */
  static void write(SourceFile file, List<Reference> references, FactSink out) {
    byte[] utf8 = file.text().utf8();
    int index = 0;
    for (Reference each : references) {
      RowBatch row =
          out.begin(Family.CST, References.TABLE, each.start(), each.end())
              .set(References.INDEX, index++)
              .set(References.NAME, utf8, each.start(), each.end() - each.start())
              .set(References.ROLE, each.use().id())
              .set(References.DEF_ID, each.definition())
              .set(References.LANGUAGE, LANGUAGE, 0, LANGUAGE.length)
              .set(References.PARSER, PARSER, 0, PARSER.length);
      if (each.binding() >= 0) {
        row.set(References.BINDING, each.binding());
      }
      if (!each.candidates().isEmpty()) {
        row.set(References.TARGET, each.candidates().getFirst().name())
            .set(References.CANDIDATES, each.candidates());
      }
    }
  }
}
