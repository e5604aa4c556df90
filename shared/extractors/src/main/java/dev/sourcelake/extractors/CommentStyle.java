package dev.sourcelake.extractors;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How comments are written in a language, as far as that is needed to find those with markers.
 *
 * @param line what starts a comment that ends with its line
 * @param open what starts one that ends with {@code close}, or null
 * @param close what ends it, or null
 */
public record CommentStyle(List<String> line, String open, String close) {
  private static final CommentStyle C = new CommentStyle(List.of("//"), "/*", "*/");
  private static final CommentStyle HASH = new CommentStyle(List.of("#"), null, null);
  private static final CommentStyle HASH_AND_C = new CommentStyle(List.of("//", "#"), "/*", "*/");
  private static final CommentStyle MARKUP = new CommentStyle(List.of(), "<!--", "-->");

  private static final Map<String, CommentStyle> BY_LANGUAGE =
      Map.ofEntries(
          Map.entry("bash", HASH),
          Map.entry("c", C),
          Map.entry("cpp", C),
          Map.entry("csharp", C),
          Map.entry("css", new CommentStyle(List.of(), "/*", "*/")),
          Map.entry("dockerfile", HASH),
          Map.entry("go", C),
          Map.entry("gomod", C),
          Map.entry("hcl", HASH_AND_C),
          Map.entry("html", MARKUP),
          Map.entry("java", C),
          Map.entry("javascript", C),
          Map.entry("jsx", C),
          Map.entry("kotlin", C),
          Map.entry("lua", new CommentStyle(List.of("--"), "--[[", "]]")),
          Map.entry("markdown", MARKUP),
          Map.entry("php", HASH_AND_C),
          Map.entry("python", HASH),
          Map.entry("ruby", HASH),
          Map.entry("rust", C),
          Map.entry("scala", C),
          Map.entry("sql", new CommentStyle(List.of("--"), "/*", "*/")),
          Map.entry("swift", C),
          Map.entry("toml", HASH),
          Map.entry("tsx", C),
          Map.entry("typescript", C),
          Map.entry("xml", MARKUP),
          Map.entry("yaml", HASH));

  public CommentStyle {
    line = List.copyOf(line);
  }

  /** The style of a language; empty where it has no comments, or is not known. */
  public static Optional<CommentStyle> of(String language) {
    return language == null ? Optional.empty() : Optional.ofNullable(BY_LANGUAGE.get(language));
  }
}
