package dev.sourcelake.stages.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The published sources of hibernate-core in a git work tree, some 6,000 files: a Maven module, and
 * {@code tuple}, with 20 files, as another one below it.
 */
public final class LargeRepository {
  private static final String ROOT = "org/hibernate/";
  private static final String KNOWN = ROOT + "Hibernate.java";
  private static final int EDITS = 10;
  private static final int DELETIONS = 3;
  private static final int RENAMES = 2;

  private final Path folder;

  private LargeRepository(Path folder) {
    this.folder = folder;
  }

  /** Unpacks the sources, which are a jar on the class path of tests. */
  public static LargeRepository create(Path folder) throws IOException {
    String url = LargeRepository.class.getClassLoader().getResource(KNOWN).toString();
    URI jar = URI.create(url.substring(0, url.indexOf('!')));
    try (FileSystem sources = FileSystems.newFileSystem(jar, Map.of());
        Stream<Path> files = Files.walk(sources.getPath("/"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(file.toString().substring(1));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    LargeRepository repository = new LargeRepository(folder);
    repository.write("pom.xml", SampleRepository.pom("all", 21));
    repository.write(ROOT + "tuple/pom.xml", SampleRepository.pom("tuple", 17));
    repository.write(".gitattributes", "*.interp linguist-generated\n");
    SampleRepository.commit(folder);
    return repository;
  }

  public Path folder() {
    return folder;
  }

  /**
   * Ten edits, three deletions, two renames, and one edit each of attributes and build file.
   *
   * @return the paths that are there and are to be read again: what was edited and renamed, the
   *     files whose category or language level is another, attributes and build file themselves
   */
  public Set<String> edit() throws IOException {
    Set<String> touched = new TreeSet<>(List.of(".gitattributes", ROOT + "tuple/pom.xml"));
    List<String> java = paths(ROOT + "sql/", ".java");
    int next = 0;
    int step = java.size() / (EDITS + DELETIONS + RENAMES);
    for (int i = 0; i < EDITS; i++, next += step) {
      String path = java.get(next);
      write(path, Files.readString(folder.resolve(path)) + "\nclass AddedBelow" + i + " {}\n");
      touched.add(path);
    }
    for (int i = 0; i < DELETIONS; i++, next += step) {
      Files.delete(folder.resolve(java.get(next)));
    }
    for (int i = 0; i < RENAMES; i++, next += step) {
      String renamed = ROOT + "moved/Renamed" + i + ".java";
      Files.createDirectories(folder.resolve(renamed).getParent());
      Files.move(folder.resolve(java.get(next)), folder.resolve(renamed));
      touched.add(renamed);
    }
    write(".gitattributes", "*.interp linguist-generated\n" + KNOWN + " linguist-generated\n");
    touched.add(KNOWN);
    write(ROOT + "tuple/pom.xml", SampleRepository.pom("tuple", 21));
    touched.addAll(paths(ROOT + "tuple/", ".java"));
    return touched;
  }

  private List<String> paths(String below, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(below))) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(path -> path.endsWith(suffix))
          .sorted()
          .toList();
    }
  }

  private void write(String path, String text) throws IOException {
    Files.write(folder.resolve(path), text.getBytes(StandardCharsets.UTF_8));
  }
}
