package dev.sourcelake.extractors.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The libraries that oracles read in full: those in the folder that {@code -Doracle.libraries}
 * names, each {@code NAME.jar} beside its {@code NAME-sources.jar}, and the jars that these need.
 * The project in {@code src/test/java-oracle} fetches them.
 */
public final class OracleLibraries {
  private static final String SOURCES = "-sources.jar";

  private OracleLibraries() {}

  /** A library's jars. */
  public record Library(String name, Path sources, Path classes) {}

  /** In the order of their names; none where no folder is named. */
  public static List<Library> all() throws IOException {
    return jars().stream()
        .filter(OracleLibraries::isSources)
        .map(OracleLibraries::library)
        .toList();
  }

  /** Of all the folder's class files, as a compiler takes it. */
  public static String classPath() throws IOException {
    return jars().stream()
        .filter(jar -> !isSources(jar))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<Path> jars() throws IOException {
    String folder = System.getProperty("oracle.libraries");
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static boolean isSources(Path jar) {
    return jar.toString().endsWith(SOURCES);
  }

  private static Library library(Path sources) {
    String name = sources.getFileName().toString().replace(SOURCES, "");
    return new Library(name, sources, sources.resolveSibling(name + ".jar"));
  }
}
