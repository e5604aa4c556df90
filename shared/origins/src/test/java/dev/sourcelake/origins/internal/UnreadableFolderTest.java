package dev.sourcelake.origins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.Limits;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.testing.Git;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that the file system does not open, or does not even let us look at. */
class UnreadableFolderTest {
  private static final String ROW = " folder unreadable: no permission";
  private static final String FILE = " file unreadable: no permission";

  @TempDir Path temp;
  private Path folder;
  private Git git;

  @BeforeEach
  void makeRepository() throws IOException {
    assumeTrue(Git.isInstalled());
    git = Git.init(temp.toRealPath().resolve("repo"));
    folder = git.folder();
  }

  @Test
  void inAWorkTreeTheFolderHasARowInItsPlaceAndSoHasWhatIsTrackedBelow() throws IOException {
    git.write("dir/b/deep/f", "1").write("dir/b-c", "2").write("dir/z", "3");
    git.write("dir-a/f", "4").write("dir.txt", "5").write("e", "6").commit();
    git.write("dir/untracked", "7");
    String oid = git.run("rev-parse", "HEAD:dir/z").strip();

    List<ListedFile> rows = workTree(closed("dir"));
    assertEquals(
        List.of(
            "dir" + ROW,
            "dir-a/f file",
            "dir.txt file",
            "dir/b-c" + FILE,
            "dir/b/deep/f" + FILE,
            "dir/z" + FILE,
            "e file"),
        text(rows));
    assertEquals(oid, rows.get(5).gitOid());
    assertNull(rows.get(5).stat());
  }

  @Test
  void aFolderThatCannotBeLookedAtIsTheSame() throws IOException {
    git.write("open/dir/f", "1").write("open/dir-a", "2").write("open/g", "3").commit();
    List<Path> dir = List.of(folder.resolve("open/dir"));
    assertEquals(
        List.of("open/dir" + ROW, "open/dir-a file", "open/dir/f" + FILE, "open/g file"),
        text(workTree(new ClosedDisk(dir, dir))));
  }

  @Test
  void submodulesBelowAreNamedAndSparsePathsAreNot() throws IOException {
    Git other = Git.init(temp.toRealPath().resolve("other"));
    other.write("o", "1").commit();
    git.run(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        other.folder().toString(),
        "dir/module");
    git.write("dir/sparse", "1").write("dir/f", "2").commit();
    git.run("update-index", "--skip-worktree", "dir/sparse");
    assertEquals(
        List.of(".gitmodules file", "dir" + ROW, "dir/f" + FILE, "dir/module submodule"),
        text(workTree(closed("dir"))));
  }

  @Test
  void pathsBelowAreInOrderAsTheyAreDisplayed() throws IOException {
    Path odd = Path.of(URI.create(folder.toUri() + "dir/d%E9"));
    Files.createDirectories(odd);
    Files.writeString(odd.resolve("in"), "1");
    git.write("dir/a", "2").commit();
    assertEquals(
        List.of("dir" + ROW, "dir/%bytes:d%E9/in" + FILE, "dir/a" + FILE),
        text(workTree(closed("dir"))));
  }

  @Test
  void ofAnIgnoredFolderOnlyWhatIsTrackedIsNamed() throws IOException {
    git.write(".gitignore", "build/\ncache/\n").write("build/kept", "1");
    git.run("add", "--force", "build/kept");
    git.commit();
    git.write("cache/f", "2").write("build/made", "3");
    assertEquals(
        List.of(".gitignore file", "build" + ROW, "build/kept" + FILE),
        text(workTree(closed("build", "cache"))));
  }

  @Test
  void aFolderThatHasGoneIsNoRow() throws IOException {
    git.write("dir/f", "1").write("e", "2").commit();
    Disk gone =
        new Disk() {
          @Override
          public List<Path> children(Path path) throws IOException {
            if (path.endsWith("dir")) {
              throw new NoSuchFileException(path.toString());
            }
            return Disk.super.children(path);
          }
        };
    assertEquals(List.of("e file"), text(workTree(gone)));
  }

  @Test
  void inAPlainFolderTheFolderHasARowInItsPlace() throws IOException {
    git.write("dir/f", "1").write("dir-a/f", "2").write("dir.txt", "3").write("e", "4");
    List<ListedFile> rows =
        walk(new PlainFolderReader(folder, Set.of(folder.resolve(".git")), closed("dir")));
    assertEquals(List.of("dir" + ROW, "dir-a/f file", "dir.txt file", "e file"), text(rows));
    assertEquals(FileKind.FOLDER, rows.getFirst().kind());
  }

  private List<ListedFile> workTree(Disk disk) throws IOException {
    try (Repository repository = new FileRepositoryBuilder().setWorkTree(folder.toFile()).build()) {
      Index index = new Index(repository.readDirCache());
      IgnoreRules rules = IgnoreRules.top(folder, repository.getDirectory().toPath());
      WorkTreeReader.Folder top = new WorkTreeReader.Folder(folder, index.top(), rules);
      return walk(new WorkTreeReader(top, index, Set.of(), true, disk));
    }
  }

  private static List<ListedFile> walk(FolderReader<?> reader) {
    List<ListedFile> rows = new ArrayList<>();
    new Walk<>(reader, Limits.DEFAULTS, "repo").forEachRemaining(rows::add);
    return rows;
  }

  private static List<String> text(List<ListedFile> rows) {
    return rows.stream()
        .map(row ->
            row.path() + " " + row.kind().id() + (row.problem() == null ? "" : " " + row.problem()))
        .toList();
  }

  private Disk closed(String... names) {
    return new ClosedDisk(List.of(names).stream().map(folder::resolve).toList(), List.of());
  }

  private record ClosedDisk(List<Path> closed, List<Path> hidden) implements Disk {
    @Override
    public List<Path> children(Path path) throws IOException {
      return Disk.super.children(permitted(path, closed));
    }

    @Override
    public DiskFile lookAt(Path path) throws IOException {
      return Disk.super.lookAt(permitted(path, hidden));
    }

    private static Path permitted(Path path, List<Path> refused) throws IOException {
      if (refused.contains(path)) {
        throw new AccessDeniedException(path.toString());
      }
      return path;
    }
  }
}
