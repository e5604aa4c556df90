package dev.sourcelake.origins;

import java.nio.file.Path;

/** A place that source is read from, not yet opened. */
public sealed interface Origin permits FolderOrigin, RemoteOrigin {

  /**
   * Understands what a person wrote: a git URL ({@code https:}, {@code ssh:}, {@code
   * user@host:path}, {@code file:}) or a folder, relative to {@code workingDirectory}. An {@link
   * OriginException} says what is wrong with it; nothing is connected to.
   */
  static Origin parse(String text, Path workingDirectory) {
    return OriginSpec.parse(text, workingDirectory);
  }

  /** Opens it; an {@link OriginException} says why it can't be. The caller closes the listing. */
  Listing open(OpenOptions options);

  /** How it is named to people: without credentials. */
  String display();
}
