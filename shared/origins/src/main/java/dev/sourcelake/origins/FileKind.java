package dev.sourcelake.origins;

import java.util.Locale;

/** What a listed path is. */
public enum FileKind {
  /** A regular file. */
  FILE,
  /** A symbolic link; named, never followed. */
  SYMLINK,
  /** Another repository inside this one; named, never entered. */
  SUBMODULE,
  /** A file that stands for content kept in Git LFS; known by its content only. */
  LFS_POINTER,
  /** A file in an archive. */
  ARCHIVE_ENTRY,
  /** A folder that could not be read. */
  FOLDER,
  /** A pipe, socket or device. */
  SPECIAL;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** Whether things of the kind have content that can be asked for. */
  public boolean hasContent() {
    return this == FILE || this == ARCHIVE_ENTRY;
  }

  /** The name in the column {@code kind}. */
  public String id() {
    return id;
  }
}
