package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.FileSettings;
import java.util.List;

/**
 * Stable names of definitions, built as SCIP's symbols are: {@code maven group:artifact
 * com/acme/Type#method(int+String).}, a dot for what is unknown. They hold no version, and an
 * overload is told by the simple names of its parameters' types rather than by its place, so that
 * no edit elsewhere changes them.
 */
final class Symbols {
  private final String prefix;

  /** Symbols of a file's package, which is empty where it is unnamed. */
  Symbols(FileSettings settings, String packageName) {
    StringBuilder start = new StringBuilder();
    start.append(part(settings.ecosystem())).append(' ');
    start.append(part(settings.packageName())).append(' ');
    if (!packageName.isEmpty()) {
      for (String segment : packageName.split("\\.", -1)) {
        start.append(identifier(segment)).append('/');
      }
    }
    prefix = start.toString();
  }

  /** The package itself. */
  String ofPackage() {
    return prefix;
  }

  /** A module, which is no package's part. */
  String module(String name) {
    return prefix + identifier(name) + ":";
  }

  /** A type of the top level. */
  String topLevel(String name) {
    return prefix + identifier(name) + "#";
  }

  /** A member type; null in a local one. */
  String type(String owner, String name) {
    return owner == null ? null : owner + identifier(name) + "#";
  }

  /** A field, constant or record component; null in a local type. */
  String field(String owner, String name) {
    return owner == null ? null : owner + identifier(name) + ".";
  }

  /** A type parameter of a type or method; null in a local one. */
  String typeParameter(String owner, String name) {
    return owner == null ? null : owner + "[" + identifier(name) + "]";
  }

  /** A method or constructor, whose name is {@code <init>}; null in a local type. */
  String method(String owner, String name, List<String> erasedTypes) {
    if (owner == null) {
      return null;
    }
    StringBuilder symbol = new StringBuilder(owner).append(identifier(name)).append('(');
    for (int i = 0; i < erasedTypes.size(); i++) {
      symbol.append(i == 0 ? "" : "+").append(disambiguator(erasedTypes.get(i)));
    }
    return symbol.append(").").toString();
  }

  /** The type's simple name, {@code $} for each array dimension. */
  private static String disambiguator(String erasedType) {
    String brackets = erasedType.replace("...", "[]").replace("[]", "$");
    String simple = brackets.substring(brackets.lastIndexOf('.') + 1);
    StringBuilder plain = new StringBuilder(simple.length());
    simple.chars().forEach(c -> plain.append(isSimple(c) ? (char) c : '_'));
    return plain.toString();
  }

  /** SCIP puts what is not plain between backticks. */
  private static String identifier(String name) {
    return name.chars().allMatch(Symbols::isSimple) ? name : "`" + name.replace("`", "``") + "`";
  }

  private static boolean isSimple(int c) {
    return c == '_'
        || c == '+'
        || c == '-'
        || c == '$'
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z');
  }

  /** SCIP doubles spaces, since one ends a part. */
  private static String part(String value) {
    return value == null || value.isEmpty() ? "." : value.replace(" ", "  ");
  }
}
