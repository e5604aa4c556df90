package dev.sourcelake.origins;

import java.util.Locale;

/**
 * What a listing is of.
 *
 * @param kind how it is read
 * @param repo the repository's name: {@code host/owner/name} of its remote, else the folder's or
 *     archive's name
 * @param origin where it is, normalised and without credentials: equal for the same repository
 * @param ref the branch, tag or commit that is read, or null in a folder without git
 * @param commitSha the commit that is read or checked out, or null in a folder without git
 * @param location digest of host and folder, equal where the files are the very same; null for what
 *     was fetched
 */
public record Source(
    Kind kind, String repo, String origin, String ref, String commitSha, String location) {

  /** The ways to read an origin. */
  public enum Kind {
    /** A commit, from git's object database. */
    GIT,
    /** The files of a git work tree: tracked ones, and untracked ones that are not ignored. */
    WORKTREE,
    /** The files of a folder without git. */
    FOLDER,
    /** The entries of an archive. */
    ARCHIVE;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The name in the column {@code origin_kind}. */
    public String id() {
      return id;
    }
  }
}
