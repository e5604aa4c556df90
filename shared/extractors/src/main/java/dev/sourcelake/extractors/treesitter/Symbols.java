package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.FileSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names that stay when a file is edited, built from descriptors as SCIP's are: the ecosystem, the
 * package, then {@code module/}, {@code Type#}, {@code function().}, {@code value.}, {@code
 * [TypeParameter]}. Of several equal ones in a file all but the first carry a number.
 */
final class Symbols {
  private static final int LONGEST = 1_000;

  private final Map<Integer, String> bodies = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  /** The symbols of a file. */
  Symbols(FileSettings settings, String module, char separator) {
    StringBuilder start = new StringBuilder();
    start.append(part(settings.ecosystem())).append(' ');
    start.append(part(settings.packageName())).append(' ');
    for (String segment : module.split(Pattern.quote(String.valueOf(separator)), -1)) {
      start.append(segment.isEmpty() ? "" : escaped(segment) + "/");
    }
    bodies.put(0, start.toString());
  }

  /** The symbol of a definition, null for locals; ask in the order of their numbers. */
  String of(Definition definition) {
    if (definition.parent == null) {
      return bodies.get(0);
    }
    String around = bodies.get(definition.owner == null ? definition.parent.id : 0);
    if (around == null || definition.local || definition.name == null) {
      return null;
    }
    if (definition.owner != null) {
      around += escaped(definition.owner) + "#";
    }
    String name = escaped(definition.memberName());
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

  /** A dot for what is unknown; spaces are doubled, since one ends a part. */
  private static String part(String value) {
    return value == null || value.isEmpty() ? "." : value.replace(" ", "  ");
  }

  private static String escaped(String name) {
    return name.matches("[\\w$+-]+") ? name : "`" + name.replace("`", "``") + "`";
  }
}
