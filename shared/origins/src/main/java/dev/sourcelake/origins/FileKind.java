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
  /** A folder that could not be read. */
  FOLDER,
  /** A pipe, socket or device. */
  SPECIAL;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The name in the column {@code kind}. */
  public String id() {
    return id;
  }
}
