package dev.sourcelake.extractors.java;

import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Definitions;

/** Numbers definitions in the order of the walk, parents before children, and writes their rows. */
final class DefinitionRows {
  private final JavaFile file;
  private final boolean wanted;
  private final EnclosingDefinitions enclosing = new EnclosingDefinitions();

  /** Null where nobody asks for them. */
  private final DefinitionNumbers numbers;

  private int next;

  DefinitionRows(JavaFile file, DefinitionNumbers numbers) {
    this.file = file;
    this.numbers = numbers;
    this.wanted = file.wants(Definitions.TABLE);
  }

  /** Whether rows are written at all; numbers are given out either way. */
  boolean wanted() {
    return wanted;
  }

  /** Writes a definition; {@code parent} is -1 at the top. Returns its number. */
  int add(Definition definition, int parent) {
    int id = next++;
    if (encloses(definition)) {
      enclosing.add(id, definition.start, definition.end);
    }
    if (numbers != null) {
      numbers.add(definition, id, parent);
    }
    if (wanted) {
      write(definition, id, parent);
    }
    return id;
  }

  /** The definitions that others, calls and literals can stand in. */
  EnclosingDefinitions enclosing() {
    return enclosing;
  }

  private static boolean encloses(Definition definition) {
    return switch (definition.kind) {
      case "parameter", "variable", "type_parameter" -> false;
      default -> !definition.implicit;
    };
  }

  private void write(Definition d, int id, int parent) {
    RowBatch row = file.begin(Definitions.TABLE, d.start, d.end);
    row.set(Definitions.DEF_ID, id);
    if (parent >= 0) {
      row.set(Definitions.PARENT, parent);
    }
    row.set(Definitions.KIND, d.kind).set(Definitions.NAME, d.name);
    if (d.nameStart >= 0) {
      row.set(Definitions.NAME_BSTART, file.raw(d.nameStart))
          .set(Definitions.NAME_BEND, file.raw(d.nameEnd));
    }
    row.set(Definitions.QUALIFIED_NAME, d.qualifiedName)
        .set(Definitions.BINARY_NAME, d.binaryName)
        .set(Definitions.SYMBOL, d.symbol)
        .set(Definitions.SIGNATURE, d.signature)
        .set(Definitions.ERASED, d.erasedSignature)
        .set(Definitions.MODIFIERS, d.modifiers)
        .set(Definitions.VISIBILITY, d.visibility)
        .set(Definitions.IMPLICIT, d.implicit)
        .set(Definitions.TYPE, d.type);
    if (d.bodyStart >= 0) {
      row.set(Definitions.BODY_BSTART, file.raw(d.bodyStart))
          .set(Definitions.BODY_BEND, file.raw(d.bodyEnd))
          .set(Definitions.BODY_SHA256, file.tokens().sha256(d.bodyStart, d.bodyEnd));
    }
    row.set(Definitions.LANGUAGE, JavaFile.LANGUAGE).set(Definitions.PARSER, JavaFile.PARSER);
  }
}
