package dev.sourcelake.origins;

import dev.sourcelake.origins.internal.FolderListings;
import java.nio.file.Path;

/**
 * A folder: inside a git work tree, a bare git repository, or neither.
 *
 * @param folder absolute path without symbolic links
 */
public record FolderOrigin(Path folder) implements Origin {
  @Override
  public void requireReachable(OpenOptions options) {
    open(options).close();
  }

  @Override
  public Listing open(OpenOptions options) {
    return FolderListings.open(folder, options);
  }

  @Override
  public Identity identity() {
    try (Listing listing = open(OpenOptions.in(folder))) {
      return new Identity(listing.source().repo(), listing.source().origin());
    }
  }

  @Override
  public String display() {
    return folder.toString();
  }
}
