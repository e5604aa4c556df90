package dev.sourcelake.origins.classify;

import dev.sourcelake.origins.internal.ResourceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which language files are written in, by the rules of {@code languages.txt}. */
final class Languages {
  private static final Languages SHIPPED = new Languages();

  private final Map<String, Type> types = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<Map.Entry<String, String>> nameStarts = new ArrayList<>();
  private final Map<String, Match> extensions = new HashMap<>();
  private final Map<String, Match> exactExtensions = new HashMap<>();
  private final Map<String, String> interpreters = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();

  /** What files of a language are. */
  enum Type {
    CODE,
    MARKUP,
    DOCS,
    DATA,
    CONFIG
  }

  /**
   * A language and how it was found.
   *
   * @param certain whether the content may not say otherwise
   */
  record Match(String language, String source, boolean certain) {}

  private Languages() {
    for (List<String> line : ResourceTable.read(Languages.class, "languages.txt")) {
      String language = line.getFirst();
      types.put(language, Type.valueOf(line.get(1).toUpperCase(Locale.ROOT)));
      aliases.put(language, language);
      line.subList(2, line.size()).forEach(rule -> add(language, rule));
    }
  }

  private void add(String language, String rule) {
    String rest = rule.substring(1);
    switch (rule.charAt(0)) {
      case '=' -> {
        if (rest.startsWith("=")) {
          exactExtensions.put(rest.substring(1), new Match(language, "extension", true));
        } else {
          names.put(rest, language);
        }
      }
      case '~' -> nameStarts.add(Map.entry(rest.substring(0, rest.length() - 1), language));
      case '!' -> interpreters.put(rest, language);
      case '@' -> aliases.put(rest, language);
      case '.' -> {
        boolean certain = !rule.endsWith("?");
        String extension = certain ? rule : rule.substring(0, rule.length() - 1);
        extensions.put(
            extension.toLowerCase(Locale.ROOT), new Match(language, "extension", certain));
      }
      default -> throw new IllegalStateException("languages.txt has a rule '" + rule + "'");
    }
  }

  static Languages shipped() {
    return SHIPPED;
  }

  /** What files of a language are; code where it is not one of ours. */
  Type type(String language) {
    return types.getOrDefault(language, Type.CODE);
  }

  /** The language of a file name, or null. */
  Match ofFileName(String fileName) {
    String language = names.get(fileName);
    if (language == null) {
      language =
          nameStarts.stream()
              .filter(start -> fileName.startsWith(start.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
    }
    return language == null ? ofExtension(fileName) : new Match(language, "name", true);
  }

  private Match ofExtension(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    for (int dot = fileName.indexOf('.'); dot >= 0; dot = fileName.indexOf('.', dot + 1)) {
      Match exact = exactExtensions.get(fileName.substring(dot));
      Match match = exact == null ? extensions.get(lower.substring(dot)) : exact;
      // A hidden file is not all extension: .java is a name.
      if (match != null && dot > 0) {
        return match;
      }
    }
    return null;
  }

  /** The language of an interpreter such as {@code python3.12}, or null. */
  String ofInterpreter(String program) {
    int end = program.length();
    while (end > 0
        && (Character.isDigit(program.charAt(end - 1)) || program.charAt(end - 1) == '.')) {
      end--;
    }
    String language = interpreters.get(program.toLowerCase(Locale.ROOT));
    return language == null
        ? interpreters.get(program.substring(0, end).toLowerCase(Locale.ROOT))
        : language;
  }

  /** Our name of a language, or null where we have none. */
  String ofAlias(String name) {
    return aliases.get(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }
}
