package dev.sourcelake.extractors.java.names;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.References;
import dev.sourcelake.model.table.SymtableScopes;
import dev.sourcelake.model.table.SymtableSymbols;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes the names of a file: references for {@code cst}, scopes and symbols for the others. */
public final class NameRows {
  private static final byte[] LANGUAGE = "java".getBytes(StandardCharsets.UTF_8);
  private static final byte[] PARSER = "javaparser".getBytes(StandardCharsets.UTF_8);

  /** The names of roles as they are written. */
  private static final Map<Role, byte[]> ROLES = roles();

  private final NameBinding names;
  private final byte[] source;
  private final FactSink out;
  private int symbol;

  private NameRows(NameBinding names, byte[] source, FactSink out) {
    this.names = names;
    this.source = source;
    this.out = out;
  }

  private static Map<Role, byte[]> roles() {
    Map<Role, byte[]> names = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      names.put(role, role.id().getBytes(StandardCharsets.UTF_8));
    }
    return names;
  }

  /** Whether names need to be bound. */
  public static boolean areWanted(FactSink out) {
    return out.wants(Family.CST, References.TABLE)
        || out.wants(Family.SYMTABLE, SymtableScopes.TABLE)
        || out.wants(Family.SYMTABLE, SymtableSymbols.TABLE);
  }

  /** Writes the rows that are wanted of a file. */
  public static void write(NameBinding names, SourceFile file, FactSink out) {
    NameRows rows = new NameRows(names, file.text().utf8(), out);
    if (out.wants(Family.CST, References.TABLE)) {
      rows.references();
    }
    if (out.wants(Family.SYMTABLE, SymtableScopes.TABLE)) {
      rows.scopes();
    }
    if (out.wants(Family.SYMTABLE, SymtableSymbols.TABLE)) {
      rows.symbols();
    }
  }

  private void references() {
    List<Reference> all = names.references();
    for (int i = 0; i < all.size(); i++) {
      Reference each = all.get(i);
      RowBatch row =
          out.begin(Family.CST, References.TABLE, each.start, each.end).set(References.INDEX, i);
      name(row, References.NAME, each.name, each.start, each.end);
      set(row, References.ROLE, ROLES.get(each.role));
      set(row, References.LANGUAGE, LANGUAGE);
      set(row, References.PARSER, PARSER);
      set(row, References.DEF_ID, each.owner);
      set(row, References.BINDING, each.binding);
      if (!each.candidates.isEmpty()) {
        row.set(References.TARGET, each.candidates.getFirst().name())
            .set(References.CANDIDATES, each.candidates);
      }
    }
  }

  private void scopes() {
    for (Scope each : names.scopes()) {
      RowBatch row =
          out.begin(Family.SYMTABLE, SymtableScopes.TABLE, each.start, each.end)
              .set(SymtableScopes.SCOPE_ID, each.id)
              .set(SymtableScopes.KIND, each.kind)
              .set(SymtableScopes.NAME, each.name)
              .set(SymtableScopes.FLAGS, each.parent == null ? List.of() : flags(each));
      set(row, SymtableScopes.LANGUAGE, LANGUAGE);
      set(row, SymtableScopes.PARSER, PARSER);
      set(row, SymtableScopes.PARENT, each.parent == null ? -1 : each.parent.id);
      set(row, SymtableScopes.DEF_ID, each.defId);
    }
  }

  private static List<String> flags(Scope scope) {
    return scope.captured().isEmpty() ? List.of() : List.of("capturing");
  }

  private void symbols() {
    for (Scope scope : names.scopes()) {
      for (Declaration each : scope.declared) {
        int start = each.start < 0 ? scope.start : each.start;
        RowBatch row = begin(scope, each.name, start, each.start < 0 ? start : each.end);
        row.set(SymtableSymbols.FLAGS, flags(each)).set(SymtableSymbols.DECLARED_IN, scope.id);
        set(row, SymtableSymbols.DEF_ID, each.defId);
      }
      for (Declaration each : scope.captured()) {
        RowBatch row = begin(scope, each.name, each.start, each.end);
        row.set(SymtableSymbols.FLAGS, List.of("free"))
            .set(SymtableSymbols.DECLARED_IN, each.scope.id);
        set(row, SymtableSymbols.DEF_ID, each.defId);
      }
      for (Scope.Unresolved each : scope.unresolved()) {
        List<String> flags = new ArrayList<>(List.of(each.namespace(), "referenced"));
        flags.add(each.inherited() ? "inherited_unknown" : "global");
        Collections.sort(flags);
        begin(scope, each.name(), each.start(), each.end()).set(SymtableSymbols.FLAGS, flags);
      }
    }
  }

  private RowBatch begin(Scope scope, String name, int start, int end) {
    RowBatch row =
        out.begin(Family.SYMTABLE, SymtableSymbols.TABLE, start, end)
            .set(SymtableSymbols.INDEX, symbol++)
            .set(SymtableSymbols.SCOPE_ID, scope.id);
    name(row, SymtableSymbols.NAME, name, start, end);
    set(row, SymtableSymbols.LANGUAGE, LANGUAGE);
    set(row, SymtableSymbols.PARSER, PARSER);
    return row;
  }

  /** A name is copied from the source where it stands there without escapes and white space. */
  private void name(RowBatch row, Column column, String name, int start, int end) {
    if (end - start == name.length()) {
      row.set(column, source, start, end - start);
    } else {
      row.set(column, name);
    }
  }

  private static void set(RowBatch row, Column column, byte[] utf8) {
    row.set(column, utf8, 0, utf8.length);
  }

  private static List<String> flags(Declaration each) {
    List<String> flags = new ArrayList<>(4);
    flags.add("declared");
    flags.add(each.kind.id());
    if (each.isLocal()) {
      flags.add("local");
    }
    if (each.assigned) {
      flags.add("assigned");
    }
    if (each.captured) {
      flags.add("captured");
    }
    if (each.referenced) {
      flags.add("referenced");
    }
    if (each.implicit) {
      flags.add("implicit");
    }
    Collections.sort(flags);
    return flags;
  }

  private static void set(RowBatch row, Column column, int number) {
    if (number >= 0) {
      row.set(column, number);
    }
  }
}
