package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.testing.OracleLibraries;
import dev.sourcelake.extractors.testing.OracleLibraries.Library;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Real code that oracles read: half of guava's sources and the golden cases, or where there are
 * {@link OracleLibraries libraries}, these in full and the sources of the running JDK.
 */
final class OracleSources {
  private static final int STEP = 2;
  private static final Path JDK = Path.of(System.getProperty("java.home"), "lib", "src.zip");
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
    List<Library> libraries = OracleLibraries.all();
    for (Library library : libraries) {
      in(library.sources(), 1, reader);
    }
    if (libraries.isEmpty()) {
      in(guava(), STEP, reader);
      in(CASES, 1, reader);
    } else if (Files.exists(JDK)) {
      in(JDK, 1, reader);
    }
  }

  /** Hands over libraries, a part of guava where there are none. */
  static void eachLibrary(LibraryReader reader) throws IOException {
    List<Library> libraries = OracleLibraries.all();
    for (Library library : libraries) {
      reader.read(library.name(), all(library.sources(), 1));
    }
    if (libraries.isEmpty()) {
      reader.read("guava", all(guava(), 2 * STEP));
    }
  }

  private static List<JavacFacts.Source> all(Path path, int step) throws IOException {
    List<JavacFacts.Source> sources = new ArrayList<>();
    in(path, step, (file, text) -> sources.add(new JavacFacts.Source(file.toString(), text)));
    return sources;
  }

  /** The golden case of a name. */
  static JavacFacts.Source goldenCase(String name) throws IOException {
    return new JavacFacts.Source(name, Files.readString(CASES.resolve(name)));
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
