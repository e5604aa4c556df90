package dev.sourcelake.origins;

import java.nio.file.Path;

/** A place that source is read from, not yet opened. */
public sealed interface Origin permits ArchiveOrigin, FolderOrigin, RemoteOrigin {

  /**
   * Understands what a person wrote: a git URL ({@code https:}, {@code ssh:}, {@code
   * user@host:path}, {@code file:}), a folder or an archive, relative to {@code workingDirectory}.
   * An {@link OriginException} says what is wrong with it; nothing is connected to.
   */
  static Origin parse(String text, Path workingDirectory) {
    return OriginSpec.parse(text, workingDirectory);
  }

  /**
   * Name and origin of the repository, as {@link Source} has them, found out without reading what
   * its refs name: whoever orders scans takes a place for one before that.
   */
  Identity identity();

  /**
   * Makes sure that it is there to be opened, fetching nothing of it; an {@link OriginException}
   * says why it is not. The options' work folder is used as by {@link #open}.
   */
  void requireReachable(OpenOptions options);

  /** Opens it; an {@link OriginException} says why it can't be. The caller closes the listing. */
  Listing open(OpenOptions options);

  /** How it is named to people: without credentials. */
  String display();

  /**
   * What a repository is called and where it comes from.
   *
   * @param repo its name, see {@link Source#repo}
   * @param origin where it comes from, see {@link Source#origin}
   */
  record Identity(String repo, String origin) {}
}
