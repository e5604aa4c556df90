package dev.sourcelake.origins.testing;

import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Opens and reads listings. */
public final class Listings {
  private Listings() {}

  /** Opens a folder or URL with defaults. */
  public static Listing open(String origin, Path workFolder) {
    return Origin.parse(origin, workFolder).open(OpenOptions.in(workFolder));
  }

  /** Opens a folder. */
  public static Listing open(Path folder) {
    return open(folder.toString(), folder);
  }

  /** All rows. */
  public static List<ListedFile> all(Listing listing) {
    try (Stream<ListedFile> files = listing.files()) {
      return files.toList();
    }
  }

  /** All paths. */
  public static List<String> paths(Listing listing) {
    return all(listing).stream().map(ListedFile::path).toList();
  }

  /** The row of a path. */
  public static ListedFile find(Listing listing, String path) {
    return all(listing).stream().filter(file -> file.path().equals(path)).findFirst().orElseThrow();
  }

  /** The content of a path. */
  public static String content(Listing listing, String path) throws IOException {
    try (InputStream in = find(listing, path).open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
