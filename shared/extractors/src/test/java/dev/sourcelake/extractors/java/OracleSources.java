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

  /** What is done with the sources of a library, all at once. */
  interface LibraryReader {
    void read(String library, List<JavacFacts.Source> sources) throws IOException;
  }

  /** Hands over the sources in order; paths are only good until the reader returns. */
  static void each(Reader reader) throws IOException {
    List<Path> named = named();
    for (Path path : named) {
      in(path, 1, reader);
    }
    if (named.isEmpty()) {
      in(guava(), STEP, reader);
      in(CASES, 1, reader);
    }
  }

  /** Hands over libraries, none of them in part but guava where none is named. */
  static void eachLibrary(LibraryReader reader) throws IOException {
    List<Path> named = named();
    for (Path path : named) {
      library(path, 1, reader);
    }
    if (named.isEmpty()) {
      library(guava(), 2 * STEP, reader);
    }
  }

  private static void library(Path path, int step, LibraryReader reader) throws IOException {
    List<JavacFacts.Source> sources = new ArrayList<>();
    in(path, step, (file, text) -> sources.add(new JavacFacts.Source(file.toString(), text)));
    reader.read(path.getFileName().toString(), sources);
  }

  /** The golden case of a name. */
  static JavacFacts.Source goldenCase(String name) throws IOException {
    return new JavacFacts.Source(name, Files.readString(CASES.resolve(name)));
  }

  private static List<Path> named() {
    String named = System.getProperty("oracle.sources");
    Pattern separator = Pattern.compile(File.pathSeparator, Pattern.LITERAL);
    return named == null ? List.of() : separator.splitAsStream(named).map(Path::of).toList();
  }

  private static Path guava() {
    String url =
        OracleSources.class
            .getClassLoader()
            .getResource("com/google/common/base/Joiner.java")
            .toString();
    return Path.of(URI.create(url.substring("jar:".length(), url.indexOf('!'))));
  }

  private static void in(Path path, int step, Reader reader) throws IOException {
    if (Files.isDirectory(path)) {
      below(path, step, reader);
    } else {
      try (FileSystem entries = FileSystems.newFileSystem(path, Map.of())) {
        below(entries.getPath("/"), step, reader);
      }
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
