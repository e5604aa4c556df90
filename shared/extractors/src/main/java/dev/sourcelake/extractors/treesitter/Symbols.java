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

  /** What the symbols of a definition's members begin with, by its number; null for none. */
  private final String[] bodies;

  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, String> byDeclaration = new HashMap<>();
  private final boolean redeclared;

  /**
   * The symbols of a file.
   *
   * @param definitions how many there are
   * @param redeclared whether functions with the same parameters are one, declared several times
   */
  Symbols(
      FileSettings settings, String module, char separator, int definitions, boolean redeclared) {
    this.bodies = new String[definitions];
    this.redeclared = redeclared;
    StringBuilder start = new StringBuilder();
    start.append(part(settings.ecosystem())).append(' ');
    start.append(part(settings.packageName())).append(' ');
    int from = 0;
    while (from <= module.length()) {
      int next = module.indexOf(separator, from);
      int end = next < 0 ? module.length() : next;
      if (end > from) {
        start.append(escaped(module.substring(from, end))).append('/');
      }
      from = end + 1;
    }
    bodies[0] = start.toString();
  }

  /** The symbol of a definition, null for locals; ask in the order of their numbers. */
  String of(Definition definition) {
    if (definition.parent == null) {
      return bodies[0];
    }
    int scope = scopeOf(definition);
    // A scope that no row tells of has no number.
    String around = scope < 0 ? null : bodies[scope];
    if (around == null || definition.local || definition.name == null) {
      return null;
    }
    if (definition.owner != null) {
      around += ownerDescriptor(definition);
    }
    String name = escaped(definition.memberName());
    String symbol = around + descriptor(definition, name, "");
    String declared =
        redeclared && definition.isFunction() ? symbol + Signatures.erased(definition) : null;
    if (declared != null && byDeclaration.containsKey(declared)) {
      bodies[definition.id] = byDeclaration.get(declared);
      return bodies[definition.id];
    }
    int used = uses.merge(symbol, 1, Integer::sum);
    if (used > 1) {
      symbol = around + descriptor(definition, name, "+" + (used - 1));
    }
    if (symbol.length() > LONGEST) {
      return null;
    }
    bodies[definition.id] = symbol;
    if (declared != null) {
      byDeclaration.put(declared, symbol);
    }
    return symbol;
  }

  private static int scopeOf(Definition definition) {
    if (definition.ownerScope != null) {
      return definition.ownerScope.id;
    }
    return definition.owner == null ? definition.parent.id : 0;
  }

  private static String ownerDescriptor(Definition definition) {
    if (definition.ownerScope == null) {
      return escaped(definition.owner) + "#";
    }
    StringBuilder types = new StringBuilder();
    String[] parts = definition.owner.split("\\.", -1);
    for (int i = 0; i < parts.length; i++) {
      // What stands before a type is a namespace, or a type around it: capitals tell.
      boolean type = i == parts.length - 1 || Character.isUpperCase(parts[i].codePointAt(0));
      types.append(escaped(parts[i])).append(type ? '#' : '/');
    }
    return types.toString();
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
      case "namespace" -> namespace(definition, name) + suffix + "/";
      case "macro" -> name + suffix + "!";
      default -> name + suffix + ".";
    };
  }

  /** One that is declared with those around it in one go is several. */
  private static String namespace(Definition definition, String name) {
    if (definition.memberName == null) {
      return name;
    }
    StringBuilder parts = new StringBuilder();
    for (String part : definition.memberName.split("\\.", -1)) {
      parts.append(parts.isEmpty() ? "" : "/").append(escaped(part));
    }
    return parts.toString();
  }

  /** A dot for what is unknown; spaces are doubled, since one ends a part. */
  private static String part(String value) {
    return value == null || value.isEmpty() ? "." : value.replace(" ", "  ");
  }

  private static String escaped(String name) {
    return isSimple(name) ? name : "`" + name.replace("`", "``") + "`";
  }

  private static boolean isSimple(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Text.isWord(c) && c != '$' && c != '+' && c != '-') {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
