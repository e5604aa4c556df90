package dev.sourcelake.extractors.treesitter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The dialects by name, each loaded when it is first asked for. */
final class Dialects {
  private static final String TSX = "tsx";
  private static final Map<String, Supplier<Dialect>> MAKERS =
      Map.ofEntries(
          Map.entry("python", Python::new),
          Map.entry("javascript", JavaScript::plain),
          Map.entry("jsx", JavaScript::plain),
          Map.entry("typescript", () -> JavaScript.typed(false)),
          Map.entry(TSX, () -> JavaScript.typed(true)),
          Map.entry("go", Go::new),
          Map.entry("bash", Bash::new),
          Map.entry("c", CFamily::c),
          Map.entry("cpp", CFamily::cpp),
          Map.entry("csharp", CSharp::new),
          Map.entry("css", DataFile::css),
          Map.entry("dockerfile", DataFile::dockerfile),
          Map.entry("hcl", DataFile::hcl),
          Map.entry("html", DataFile::html),
          Map.entry("json", DataFile::json),
          Map.entry("kotlin", Kotlin::new),
          Map.entry("lua", Lua::new),
          Map.entry("markdown", DataFile::markdown),
          Map.entry("php", Php::new),
          Map.entry("ruby", Ruby::new),
          Map.entry("rust", Rust::new),
          Map.entry("scala", Scala::new),
          Map.entry("sql", Sql::new),
          Map.entry("swift", Swift::new),
          Map.entry("toml", DataFile::toml),
          Map.entry("xml", DataFile::xml),
          Map.entry("yaml", DataFile::yaml));
  private static final List<String> COMMON = List.of("go", "javascript", TSX, "typescript");
  private static final String JAVA = "java";
  private static final Map<String, Dialect> MADE = new ConcurrentHashMap<>();

  private Dialects() {}

  /** The languages that are read. */
  static Set<String> languages() {
    return MAKERS.keySet();
  }

  /** All dialects, in the order of their names. */
  static List<Dialect> all() {
    return MAKERS.keySet().stream().sorted().map(Dialects::named).toList();
  }

  /**
   * The dialects that are warmed up before the first file, in the order of their names; the others
   * are loaded with the first file of their language.
   */
  static List<Dialect> common() {
    return COMMON.stream().map(Dialects::named).toList();
  }

  /** The dialects that files of a language may be read by, in order. */
  static List<Dialect> of(String language) {
    return language.equals("typescript")
        ? List.of(named(language), named(TSX))
        : List.of(named(language));
  }

  /** The dialect for a file, if its language, which may be null, is read. */
  static Optional<Dialect> of(String language, String path) {
    if (language == null || !MAKERS.containsKey(language)) {
      return Optional.empty();
    }
    boolean tsx = language.equals("typescript") && path.endsWith(".tsx");
    return Optional.of(named(tsx ? TSX : language));
  }

  /** Java, which is none of the languages since JavaParser reads it, but for what it cannot. */
  static Dialect java() {
    return MADE.computeIfAbsent(JAVA, _ -> new Java());
  }

  private static Dialect named(String name) {
    return MADE.computeIfAbsent(name, n -> MAKERS.get(n).get());
  }
}
