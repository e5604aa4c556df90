package dev.sourcelake.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A git work tree that tests fill, edit and commit. */
final class WorkTree {
  private static final PersonIdent AUTHOR = new PersonIdent("a", "a@example.com");

  private final Path folder;

  private WorkTree(Path folder) {
    this.folder = folder;
  }

  /** An empty one. */
  static WorkTree in(Path folder) throws IOException {
    try {
      Git.init().setDirectory(Files.createDirectories(folder).toFile()).call().close();
      return new WorkTree(folder);
    } catch (GitAPIException e) {
      throw new IOException(e);
    }
  }

  /** Where its objects lie. */
  Path gitFolder() {
    return folder.resolve(".git");
  }

  /** Writes a file. */
  WorkTree write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /**
   * Unpacks the first files of a jar of sources that is on the class path, found by one of its
   * entries.
   */
  WorkTree unpack(String entry, int files) throws IOException {
    String url = String.valueOf(WorkTree.class.getClassLoader().getResource(entry));
    if (!url.startsWith("jar:")) {
      throw new IOException("No jar on the class path holds " + entry);
    }
    Path jar = Path.of(java.net.URI.create(url.substring(4, url.indexOf('!'))));
    try (InputStream in = Files.newInputStream(jar);
        ZipInputStream zip = new ZipInputStream(in)) {
      int left = files;
      for (ZipEntry next = zip.getNextEntry();
          next != null && left > 0;
          next = zip.getNextEntry()) {
        if (!next.isDirectory()) {
          left--;
          Path file = folder.resolve(next.getName());
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
    return this;
  }

  /** Appends a line of comment to some of its Java files, evenly chosen, and says to which. */
  List<String> edit(int files) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
    List<Path> chosen =
        Stream.iterate(0, i -> i + all.size() / files).limit(files).map(all::get).toList();
    for (Path file : chosen) {
      Files.writeString(file, Files.readString(file) + "// edited\n");
    }
    return chosen.stream().map(file -> folder.relativize(file).toString()).toList();
  }

  /** How many files it has. */
  int files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return (int)
          walk.filter(path -> Files.isRegularFile(path) && !path.startsWith(gitFolder())).count();
    }
  }

  /** Commits everything. */
  WorkTree commit() throws IOException {
    try (Git git = Git.open(folder.toFile())) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("m").setAuthor(AUTHOR).setCommitter(AUTHOR).setSign(false).call();
      return this;
    } catch (GitAPIException e) {
      throw new IOException(e);
    }
  }
}
