package dev.sourcelake.extractors.java;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Real code that oracles read: half of guava's sources and the golden cases, or all below the
 * folders, jars and zip files that {@code -Doracle.sources} lists, separated by the system's path
 * separator.
 */
final class OracleSources {
  private static final int STEP = 2;
  private static final Path CASES = Path.of("src", "test", "cases", "java");

  private OracleSources() {}

  /** What is done with a source. */
  interface Reader {
    void read(Path path, String text) throws IOException;
  }

  /** Hands over the sources in order; paths are only good until the reader returns. */
  static void each(Reader reader) throws IOException {
    String named = System.getProperty("oracle.sources");
    if (named == null) {
      inArchive(Path.of(guava()), STEP, reader);
      below(CASES, 1, reader);
      return;
    }
    Pattern separator = Pattern.compile(File.pathSeparator, Pattern.LITERAL);
    for (Path path : separator.splitAsStream(named).map(Path::of).toList()) {
      if (Files.isDirectory(path)) {
        below(path, 1, reader);
      } else {
        inArchive(path, 1, reader);
      }
    }
  }

  /** The golden case of a name. */
  static JavacFacts.Source goldenCase(String name) throws IOException {
    return new JavacFacts.Source(name, Files.readString(CASES.resolve(name)));
  }

  private static String guava() {
    String url =
        OracleSources.class
            .getClassLoader()
            .getResource("com/google/common/base/Joiner.java")
            .toString();
    return URI.create(url.substring("jar:".length(), url.indexOf('!'))).getPath();
  }

  private static void inArchive(Path archive, int step, Reader reader) throws IOException {
    try (FileSystem entries = FileSystems.newFileSystem(archive, Map.of())) {
      below(entries.getPath("/"), step, reader);
    }
  }

  private static void below(Path root, int step, Reader reader) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root)) {
      walk.filter(path -> path.toString().endsWith(".java")).sorted().forEach(all::add);
    }
    for (int i = 0; i < all.size(); i += step) {
      reader.read(all.get(i), Files.readString(all.get(i)));
    }
  }
}
