package dev.sourcelake.lake;

import dev.sourcelake.model.Sha256;
import java.util.Locale;

/**
 * A repository's name made safe for folders and objects: its readable part, then a hyphen and ten
 * hexadecimal digits of its SHA-256, so that different names never meet.
 */
public record RepoSlug(String value) {
  private static final int READABLE = 60;
  private static final int HASH = 10;

  public RepoSlug {
    if (!value.matches("[a-z0-9][a-z0-9._-]*-[0-9a-f]{" + HASH + "}")) {
      throw new IllegalArgumentException("'" + value + "' is no slug of a repository");
    }
  }

  /** The slug of a repository, always the same for the same name. */
  public static RepoSlug of(String repo) {
    String readable =
        repo.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]+", "_")
            .replaceAll("^[^a-z0-9]+", "");
    if (readable.length() > READABLE) {
      // The end of a long name says more than its beginning.
      readable = readable.substring(readable.length() - READABLE).replaceAll("^[^a-z0-9]+", "");
    }
    String hash = Sha256.of(repo).substring(0, HASH);
    return new RepoSlug((readable.isEmpty() ? "repo" : readable) + "-" + hash);
  }

  @Override
  public String toString() {
    return value;
  }
}
