package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.expr.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a file's imports bind, by simple name and on demand. */
final class ImportTable {
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, List<String>> members = new HashMap<>();
  private final List<String> onDemand = new ArrayList<>();
  private final List<String> membersOnDemand = new ArrayList<>();

  /** Reads the imports in the order in which they stand. */
  ImportTable(List<ImportDeclaration> imports) {
    for (ImportDeclaration each : imports) {
      Name name = each.getName();
      if (each.isModule()) {
        continue;
      }
      if (each.isAsterisk()) {
        (each.isStatic() ? membersOnDemand : onDemand).add(name.asString());
      } else if (each.isStatic()) {
        members.computeIfAbsent(name.getIdentifier(), n -> new ArrayList<>(1)).add(name.asString());
      } else {
        types.putIfAbsent(name.getIdentifier(), name.asString());
      }
    }
  }

  /** The type that a single import binds a simple name to, or null. */
  String type(String simpleName) {
    return types.get(simpleName);
  }

  /** The members, types among them, that single static imports bind a simple name to. */
  List<String> members(String simpleName) {
    return members.getOrDefault(simpleName, List.of());
  }

  /** The packages and types whose types are imported on demand. */
  List<String> onDemand() {
    return onDemand;
  }

  /** The types whose static members are imported on demand. */
  List<String> membersOnDemand() {
    return membersOnDemand;
  }
}
