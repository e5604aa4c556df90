package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.OriginException.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A git repository on this machine and what its refs name; messages name it as {@code display}. */
final class GitFolder {
  static {
    QuietSystemReader.install();
  }

  private final Repository repository;
  private final String display;

  GitFolder(Repository repository, String display) {
    this.repository = repository;
    this.display = display;
  }

  /** The repository that a folder lies in; empty where it lies in none. The caller closes it. */
  static Optional<GitFolder> around(Path folder) {
    FileRepositoryBuilder builder = new FileRepositoryBuilder();
    builder.findGitDir(folder.toFile());
    File gitFolder = builder.getGitDir();
    if (gitFolder == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new GitFolder(builder.setMustExist(true).build(), folder.toString()));
    } catch (IOException | IllegalArgumentException e) {
      throw broken(folder.toString(), e);
    }
  }

  Repository repository() {
    return repository;
  }

  /** A commit and the name by which it was found. */
  record Head(String ref, RevCommit commit) {}

  /** What HEAD names: the branch's short name, or HEAD itself where it is detached. */
  Head head() {
    try {
      Ref head = repository.exactRef(Constants.HEAD);
      if (head == null || head.getObjectId() == null) {
        throw unborn(head);
      }
      String name = Repository.shortenRefName(head.getLeaf().getName());
      return new Head(name, commit(head.getObjectId()));
    } catch (IOException e) {
      throw broken(display, e);
    }
  }

  /** What a branch, tag or commit names, one of the remote's branches if there is no other. */
  Head at(String ref) {
    try {
      ObjectId id = resolve(ref);
      if (id == null) {
        throw new OriginException(
            Reason.UNKNOWN_REF,
            "'%s' has no branch, tag or commit '%s': check its spelling, or fetch it first"
                .formatted(display, ref));
      }
      return new Head(ref, commit(id));
    } catch (IOException e) {
      throw broken(display, e);
    }
  }

  /** The tree of a folder in a commit; the commit's own for the empty path. */
  ObjectId tree(Head head, String folder) {
    if (folder.isEmpty()) {
      return head.commit().getTree();
    }
    try (TreeWalk walk = TreeWalk.forPath(repository, folder, head.commit().getTree())) {
      if (walk == null || !walk.isSubtree()) {
        throw new OriginException(
            Reason.NOT_FOUND,
            "There is no folder '%s' at '%s' in '%s': name one that is there, or another ref"
                .formatted(folder, head.ref(), display));
      }
      return walk.getObjectId(0);
    } catch (IOException e) {
      throw broken(display, e);
    }
  }

  /** The text of a file at the top of a tree; empty where there is none, or a larger one. */
  Optional<String> text(ObjectId tree, String name, int maxBytes) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(repository, name, tree)) {
      if (walk == null || (walk.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
        return Optional.empty();
      }
      ObjectLoader file = repository.open(walk.getObjectId(0));
      return file.getSize() > maxBytes
          ? Optional.empty()
          : Optional.of(new String(file.getBytes(maxBytes), StandardCharsets.UTF_8));
    }
  }

  private ObjectId resolve(String ref) throws IOException {
    try {
      ObjectId id = repository.resolve(ref + "^{commit}");
      return id == null ? repository.resolve("refs/remotes/origin/" + ref + "^{commit}") : id;
    } catch (RevisionSyntaxException
        | AmbiguousObjectException
        | IncorrectObjectTypeException
        | MissingObjectException e) {
      return null;
    }
  }

  private RevCommit commit(ObjectId id) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(id);
    }
  }

  private OriginException unborn(Ref head) throws IOException {
    if (repository.getRefDatabase().getRefsByPrefix(RefDatabase.ALL).stream()
        .allMatch(ref -> ref.getObjectId() == null)) {
      return new OriginException(
          Reason.EMPTY,
          "The repository '%s' is empty: it has no commit yet; commit something first"
              .formatted(display));
    }
    String branch =
        head == null ? Constants.HEAD : Repository.shortenRefName(head.getTarget().getName());
    return new OriginException(
        Reason.UNBORN_BRANCH,
        "The branch '%s' of '%s' has no commit yet: commit to it first, or name another with --ref"
            .formatted(branch, display));
  }

  static OriginException broken(String display, Exception cause) {
    return new OriginException(
        Reason.BROKEN_REPOSITORY,
        ("The git repository of '%s' can't be read (%s): check it with 'git fsck'; a sparse or split"
                + " index is written as a plain one by 'git sparse-checkout disable' and 'git"
                + " update-index --no-split-index'")
            .formatted(display, cause.getMessage()),
        cause);
  }
}
