package dev.sourcelake.extractors.treesitter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sources of a language to compare over: its golden cases, or, where {@code
 * -Dlanguage.sources=FOLDER} names a folder as {@code src/test/language-oracle/projects.py} makes
 * it, the files in the language's part of that.
 */
final class LanguageSources {
  static final Path SCRIPTS = Path.of("src", "test", "language-oracle").toAbsolutePath();
  static final Path HOME = Path.of("target", "language-oracle").toAbsolutePath();
  private static final String PROPERTY = "language.sources";

  /** Languages whose cases are those of another one. */
  private static final Map<String, String> SAMPLES =
      Map.of("jsx", "javascript", "tsx", "typescript");

  private LanguageSources() {}

  /** Whether whole projects are compared. */
  static boolean areProjects() {
    return System.getProperty(PROPERTY) != null;
  }

  /** The files, in order; none where the folder has none of the language. */
  static List<Path> of(String language) throws IOException {
    Path folder =
        areProjects()
            ? Path.of(System.getProperty(PROPERTY)).resolve(language)
            : Path.of("src", "test", "cases").resolve(SAMPLES.getOrDefault(language, language));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(Path::toAbsolutePath).sorted().toList();
    }
  }

  /**
   * The same and, of golden cases, a copy of each that ends too soon, for nodes that are errors or
   * missing. A lone carriage return is a line feed in all of them, as it is to our parser.
   */
  static List<Path> andBroken(String language) throws IOException {
    Path copies = Files.createDirectories(HOME.resolve("copies").resolve(language));
    List<Path> all = new ArrayList<>();
    for (Path file : of(language)) {
      // One char a byte, so that every byte stays as it is.
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      String plain = text.replaceAll("\r(?!\n)", "\n");
      all.add(plain.equals(text) ? file : copy(plain, copies.resolve(all.size() + ".plain")));
      if (!areProjects()) {
        String cut = plain.substring(0, plain.length() * 2 / 3);
        all.add(copy(cut, copies.resolve(all.size() + ".cut")));
      }
    }
    return all;
  }

  private static Path copy(String text, Path file) throws IOException {
    return Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }
}
