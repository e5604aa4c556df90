package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.modules.ModuleRequiresDirective;
import dev.sourcelake.extractors.Jdk;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Imports;
import java.util.List;

/** Writes imports, and what a module requires. */
final class ImportRows {
  private final JavaFile file;
  private final String packageName;
  private final boolean wanted;
  private int next;

  ImportRows(JavaFile file, String packageName) {
    this.file = file;
    this.packageName = packageName;
    this.wanted = file.wants(Imports.TABLE);
  }

  /** Writes a file's imports in order. */
  void add(List<ImportDeclaration> imports) {
    if (!wanted) {
      return;
    }
    for (ImportDeclaration each : imports) {
      Name name = each.getName();
      if (each.isModule() || each.isAsterisk()) {
        module(each, name).set(Imports.WILDCARD, each.isAsterisk());
      } else {
        single(each, name);
      }
    }
  }

  /** Writes a module that a module declaration requires. */
  void add(ModuleRequiresDirective requires) {
    if (wanted) {
      module(requires, requires.getName()).set(Imports.WILDCARD, false);
    }
  }

  private RowBatch module(Node statement, Name name) {
    String target = name.asString();
    boolean isStatic = statement instanceof ImportDeclaration i && i.isStatic();
    return begin(statement, isStatic)
        .set(Imports.MODULE, target)
        .set(Imports.MODULE_BSTART, file.raw(file.start(name)))
        .set(Imports.MODULE_BEND, file.raw(file.end(name)))
        .set(Imports.TARGET, target)
        .set(Imports.ORIGIN, origin(target, target));
  }

  private void single(ImportDeclaration statement, Name name) {
    String target = name.asString();
    RowBatch row = begin(statement, statement.isStatic()).set(Imports.WILDCARD, false);
    name.getQualifier()
        .ifPresent(module ->
            row.set(Imports.MODULE, module.asString())
                .set(Imports.MODULE_BSTART, file.raw(file.start(module)))
                .set(Imports.MODULE_BEND, file.raw(file.end(module))));
    int nameStart = file.tokens().startBefore(file.end(name));
    row.set(Imports.NAME, name.getIdentifier())
        .set(Imports.NAME_BSTART, file.raw(nameStart))
        .set(Imports.NAME_BEND, file.raw(file.end(name)))
        .set(Imports.TARGET, target)
        .set(Imports.ORIGIN, origin(target, name.getQualifier().map(Name::asString).orElse("")));
  }

  private RowBatch begin(Node statement, boolean isStatic) {
    return file.begin(Imports.TABLE, file.start(statement), file.end(statement))
        .set(Imports.INDEX, next++)
        .set(Imports.STATIC, isStatic)
        .set(Imports.LEVEL, 0)
        .set(Imports.TYPE_CHECKING, false)
        .set(Imports.LANGUAGE, JavaFile.LANGUAGE)
        .set(Imports.PARSER, JavaFile.PARSER);
  }

  /** What the file alone can tell: its own package is the repository's. */
  private String origin(String target, String container) {
    if (!packageName.isEmpty()
        && (container.equals(packageName) || container.startsWith(packageName + "."))) {
      return "repo";
    }
    return Jdk.owns(target) || target.startsWith("java.") ? "stdlib" : "unknown";
  }
}
