package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.FileSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * Names that stay when a file is edited, built from descriptors as SCIP's are: the ecosystem, the
 * package, then {@code module/}, {@code Type#}, {@code function().}, {@code value.}, {@code
 * [TypeParameter]}. Of several equal ones in a file all but the first carry a number.
 */
final class Symbols {
  private static final int LONGEST = 1_000;

  private final String prefix;
  private final Map<Integer, String> bodies = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  Symbols(FileSettings settings, String language) {
    String ecosystem = settings.ecosystem() == null ? language : settings.ecosystem();
    String name = settings.packageName() == null ? "." : settings.packageName();
    this.prefix = ecosystem + " " + name + " ";
  }

  /** The symbol of a definition; ask in the order of their numbers. */
  String of(Definition definition, String module) {
    if (definition.parent == null) {
      String symbol = prefix + (module.isEmpty() ? "" : escaped(module) + "/");
      bodies.put(definition.id, symbol);
      return symbol;
    }
    String around = bodies.get(definition.owner == null ? definition.parent.id : 0);
    if (around == null || definition.local || definition.name == null) {
      return null;
    }
    if (definition.owner != null) {
      around += escaped(definition.owner) + "#";
    }
    String name = escaped(definition.name);
    String symbol = around + descriptor(definition, name, "");
    int used = uses.merge(symbol, 1, Integer::sum);
    if (used > 1) {
      symbol = around + descriptor(definition, name, "+" + (used - 1));
    }
    if (symbol.length() > LONGEST) {
      return null;
    }
    bodies.put(definition.id, symbol);
    return symbol;
  }

  private static String descriptor(Definition definition, String name, String number) {
    if (definition.isFunction()) {
      return name + "(" + number + ").";
    }
    String suffix = number.isEmpty() ? "" : "(" + number + ")";
    if (definition.isType()) {
      return name + suffix + "#";
    }
    return switch (definition.kind) {
      case "type_parameter" -> "[" + name + suffix + "]";
      case "parameter" -> "(" + name + suffix + ")";
      case "namespace" -> name + suffix + "/";
      default -> name + suffix + ".";
    };
  }

  private static String escaped(String name) {
    return name.matches("[\\w$+-]+") ? name : "`" + name.replace("`", "``") + "`";
  }
}
