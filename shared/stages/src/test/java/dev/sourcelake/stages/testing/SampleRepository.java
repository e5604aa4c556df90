package dev.sourcelake.stages.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** A small git work tree with something of everything, and edits to make in it. */
public final class SampleRepository {
  private static final int JAVA_FILES = 60;
  private static final int PYTHON_FILES = 20;
  private static final int SETTLED_MILLIS = 2100;

  private final Path folder;

  private SampleRepository(Path folder) {
    this.folder = folder;
  }

  public static SampleRepository create(Path folder) throws IOException {
    SampleRepository sample = new SampleRepository(Files.createDirectories(folder));
    sample.fill();
    commit(folder);
    return sample;
  }

  /** Makes a git work tree of a folder, with all that is in it committed. */
  static void commit(Path folder) throws IOException {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("sample")
          .setAuthor("a", "a@example.com")
          .setCommitter("a", "a@example.com")
          .setSign(false)
          .call();
    } catch (GitAPIException e) {
      throw new IOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  private void fill() throws IOException {
    write("pom.xml", pom("sample", 17));
    write(".gitattributes", "src/main/java/gen/** linguist-generated\n");
    write("README.md", "# Sample\n");
    for (int i = 0; i < JAVA_FILES; i++) {
      write("src/main/java/p/C%02d.java".formatted(i), javaClass("p", "C%02d".formatted(i), i));
    }
    for (int i = 0; i < 5; i++) {
      write("src/main/java/gen/G%d.java".formatted(i), javaClass("gen", "G" + i, i));
    }
    for (int i = 0; i < PYTHON_FILES; i++) {
      write(
          "tools/m%02d.py".formatted(i),
          "import os\n\n\ndef f%d():\n    os.getcwd()\n".formatted(i));
    }
    write("src/main/java/p/Broken.java", "package p; class Broken { void m( { }");
    write("latin1.txt", new byte[] {'a', (byte) 0xE4, '\n'});
    write("image.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1, 2});
    write("empty.py", "");
    Files.createSymbolicLink(folder.resolve("link.md"), Path.of("README.md"));
  }

  /** A build file of Maven that says the language level. */
  static String pom(String artifact, int level) {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>g</groupId><artifactId>%s</artifactId><version>1</version>
      <properties><maven.compiler.release>%d</maven.compiler.release></properties>
    </project>
    """
        .formatted(artifact, level);
  }

  private static String javaClass(String pack, String name, int number) {
    return """
    package %s;

    import java.util.List;

    /** Class %s. */
    public class %s {
      int m%d(List<String> list) {
        return list.size() + %d;
      }
    }
    """
        .formatted(pack, name, name, number, number);
  }

  /** Ten edits, three deletions, two renames, and one edit each of attributes and build file. */
  public void edit() throws IOException {
    for (int i = 0; i < 5; i++) {
      write(
          "src/main/java/p/C%02d.java".formatted(i), javaClass("p", "C%02d".formatted(i), 100 + i));
      write("tools/m%02d.py".formatted(i), "def g%d(): pass\n".formatted(i));
    }
    Files.delete(folder.resolve("src/main/java/p/C10.java"));
    Files.delete(folder.resolve("src/main/java/p/C59.java"));
    Files.delete(folder.resolve("tools/m19.py"));
    Files.move(folder.resolve("tools/m10.py"), folder.resolve("tools/renamed.py"));
    Files.move(
        folder.resolve("src/main/java/p/C20.java"), folder.resolve("src/main/java/p/A.java"));
    write(".gitattributes", "src/main/java/gen/G[01].java linguist-generated\n");
    write("pom.xml", pom("sample", 21));
  }

  /**
   * How many paths {@link #edit} makes stale: the ten edited, the two renamed, attributes and build
   * file themselves, the three that are no longer generated, and all other Java files, whose
   * language level is another.
   */
  public long touchedPaths() throws IOException {
    long java = paths().stream().filter(path -> path.endsWith(".java")).count();
    long editedPython = 5 + 1;
    return java + editedPython + 2;
  }

  /** What the listing is to hold, in order. */
  public List<String> paths() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !Files.isDirectory(path))
          .map(path -> folder.relativize(path).toString())
          .filter(path -> !path.startsWith(".git/"))
          .sorted()
          .toList();
    }
  }

  /** Waits until the times of all files are old enough to be trusted by a scan that starts now. */
  public static void settle() {
    try {
      Thread.sleep(SETTLED_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(String path, String text) throws IOException {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
