package dev.sourcelake.origins.internal;

import dev.sourcelake.model.Sha256;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.Source;
import dev.sourcelake.origins.Source.Kind;
import dev.sourcelake.origins.settings.GitModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** Opens folders: as a git work tree, as a commit, or as they lie there. */
public final class FolderListings {
  private FolderListings() {}

  /** Opens a folder, an absolute path without links. */
  public static Listing open(Path folder, OpenOptions options) {
    GitFolder git = GitFolder.around(folder).orElse(null);
    if (git == null) {
      return plain(folder, options);
    }
    try {
      Optional<Listing> listing =
          git.repository().isBare() || options.ref() != null
              ? Optional.of(commit(git, folder, options))
              : workTree(git, folder, options);
      if (listing.isPresent()) {
        return listing.get();
      }
    } catch (RuntimeException e) {
      git.repository().close();
      throw e;
    }
    git.repository().close();
    return plain(folder, options);
  }

  /** Empty where git ignores the whole folder: then git has nothing to say of what is in it. */
  private static Optional<Listing> workTree(GitFolder git, Path folder, OpenOptions options) {
    Repository repository = git.repository();
    Path root = realWorkTree(repository, folder);
    Index index = index(repository, folder);
    Path below = root.relativize(folder);
    byte[] prefix = (slashed(below) + "/").getBytes(StandardCharsets.UTF_8);
    Index.Range tracked = root.equals(folder) ? index.top() : index.below(prefix);
    IgnoreRules rules = IgnoreRules.top(root, repository.getCommonDirectory().toPath());
    if (!root.equals(folder)) {
      Path at = root;
      for (Path part : below) {
        String name = part.toString();
        at = at.resolve(part);
        rules = rules == null || rules.ignores(name, true) ? null : rules.in(name, at);
      }
      if (rules == null && tracked.isEmpty()) {
        return Optional.empty();
      }
    }
    GitFolder.Head head = git.head();
    RemoteNames names = RemoteNames.of(repository, root, folder);
    Source source =
        new Source(
            Kind.WORKTREE,
            names.repo(),
            names.origin(),
            head.ref(),
            head.commit().name(),
            Places.location(folder));
    boolean trustsModes = repository.getConfig().getBoolean("core", "filemode", true);
    Set<Path> excluded = Places.real(options.excluded());
    WorkTreeReader.Folder top = new WorkTreeReader.Folder(folder, tracked, rules);
    Listing listing =
        WalkListing.withArchives(
            source,
            options,
            () -> new WorkTreeReader(top, index, excluded, trustsModes, Disk.LOCAL),
            repository::close);
    return Optional.of(
        options.elsewhere().submodules() ? mounted(listing, folder, options) : listing);
  }

  /** Submodules of a work tree are read where they are checked out; nothing is fetched. */
  private static Listing mounted(Listing listing, Path folder, OpenOptions options) {
    Submodules submodules =
        new Submodules(
            declared(folder.resolve(GitModules.FILE)),
            (link, _) -> checkedOut(folder, link.path(), options));
    return submodules.isEmpty() ? listing : new MountedListing(listing, submodules);
  }

  private static String declared(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && Files.size(file) <= GitModules.MAX_BYTES
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          : "";
    } catch (IOException e) {
      // Its own row says that it can't be read.
      return "";
    }
  }

  private static Submodules.Module checkedOut(Path folder, String path, OpenOptions options) {
    Path module = folder.resolve(path);
    if (!options.elsewhere().admitsOneMore()) {
      return Submodules.Module.refused("limit", "there are too many, or they are nested too deep");
    }
    if (!Files.exists(module.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      return Submodules.Module.refused("not_checked_out", "git submodule update --init reads it");
    }
    try {
      Path inner = options.workFolder().resolve("submodule-" + Sha256.of(path));
      Files.createDirectories(inner);
      return Submodules.Module.of(
          open(module, options.withWorkFolder(inner).with(options.elsewhere().inSubmodule())));
    } catch (OriginException e) {
      return Submodules.Module.refused("unreachable", e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Listing commit(GitFolder git, Path folder, OpenOptions options) {
    Repository repository = git.repository();
    boolean bare = repository.isBare();
    Path root = bare ? folder : realWorkTree(repository, folder);
    GitFolder.Head head = options.ref() == null ? git.head() : git.at(options.ref());
    ObjectId tree = git.tree(head, slashed(root.relativize(folder)));
    RemoteNames names = RemoteNames.of(repository, root, folder);
    Source source =
        new Source(Kind.GIT, names.repo(), names.origin(), head.ref(), head.commit().name(), null);
    return WalkListing.withArchives(
        source, options, () -> new CommitReader(repository, tree), repository::close);
  }

  private static Listing plain(Path folder, OpenOptions options) {
    if (options.ref() != null) {
      throw new OriginException(
          Reason.UNKNOWN_REF,
          "'%s' is in no git repository, so it has no ref '%s': leave --ref out"
              .formatted(folder, options.ref()));
    }
    requireSomething(folder);
    Source source =
        new Source(
            Kind.FOLDER,
            Places.name(folder),
            Places.origin(folder),
            null,
            null,
            Places.location(folder));
    Set<Path> excluded = Places.real(options.excluded());
    return WalkListing.withArchives(
        source, options, () -> new PlainFolderReader(folder, excluded, Disk.LOCAL), () -> {});
  }

  /** An empty folder is more likely a missing mount than a repository whose files have all gone. */
  private static void requireSomething(Path folder) {
    try (var children = Files.list(folder)) {
      if (children.findAny().isEmpty()) {
        throw new OriginException(
            Reason.EMPTY,
            "The folder '%s' is empty: name the folder that holds the sources".formatted(folder));
      }
    } catch (AccessDeniedException e) {
      throw new OriginException(
          Reason.NO_PERMISSION,
          "The folder '%s' may not be read by this user: change its permissions".formatted(folder),
          e);
    } catch (IOException e) {
      throw new OriginException(
          Reason.NOT_FOUND,
          "The folder '%s' can't be read (%s): check it".formatted(folder, Walk.why(e)),
          e);
    }
  }

  private static Index index(Repository repository, Path folder) {
    try {
      return new Index(repository.readDirCache());
    } catch (IOException e) {
      throw GitFolder.broken(folder.toString(), e);
    }
  }

  private static Path realWorkTree(Repository repository, Path folder) {
    try {
      Path root = repository.getWorkTree().toPath().toRealPath();
      if (!folder.startsWith(root)) {
        throw new IOException("its work tree is another folder");
      }
      return root;
    } catch (IOException e) {
      throw GitFolder.broken(folder.toString(), e);
    }
  }

  private static String slashed(Path relative) {
    return relative.toString().replace('\\', '/');
  }
}
