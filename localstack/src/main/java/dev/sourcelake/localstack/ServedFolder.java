package dev.sourcelake.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A folder as something that a git server can serve.
 *
 * @param name what it is called
 * @param gitFolder where its objects lie
 * @param isCopy whether the folder has no git of its own, so that a commit of it was made elsewhere
 */
record ServedFolder(String name, Path gitFolder, boolean isCopy) {
  /**
   * Finds the folder's repository, or makes one of it in {@code scratch}.
   *
   * @param scratch a folder that may be written to; its caller deletes it
   */
  static ServedFolder of(Path folder, Path scratch) throws IOException {
    Path absolute = folder.toRealPath();
    String name = absolute.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "-");
    Path own = absolute.resolve(".git");
    if (Files.exists(own)) {
      // In a linked work tree or a submodule, .git is a file that names the folder.
      try (Repository found =
          new FileRepositoryBuilder().setWorkTree(absolute.toFile()).setup().build()) {
        return new ServedFolder(name, found.getCommonDirectory().toPath(), false);
      }
    }
    if (Files.isDirectory(absolute.resolve("objects"))
        && Files.isDirectory(absolute.resolve("refs"))) {
      return new ServedFolder(name, absolute, false);
    }
    return new ServedFolder(name, commit(absolute, scratch.resolve(name + ".git")), true);
  }

  private static Path commit(Path folder, Path gitFolder) throws IOException {
    PersonIdent nobody = new PersonIdent("sourcelake", "sourcelake@localhost");
    // Git's own init would leave a file .git in the folder.
    try (Repository repository =
        new FileRepositoryBuilder()
            .setGitDir(gitFolder.toFile())
            .setWorkTree(folder.toFile())
            .build()) {
      repository.create(true);
      Git git = Git.wrap(repository);
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("The folder as it is")
          .setAuthor(nobody)
          .setCommitter(nobody)
          .setSign(false)
          .setNoVerify(true)
          .setAllowEmpty(true)
          .call();
    } catch (GitAPIException e) {
      throw new IOException("No commit could be made of " + folder + ": " + e.getMessage(), e);
    }
    return gitFolder;
  }
}
