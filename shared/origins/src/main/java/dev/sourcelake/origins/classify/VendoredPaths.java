package dev.sourcelake.origins.classify;

/** Tells paths that others brought along. */
public final class VendoredPaths {
  private VendoredPaths() {}

  /** Whether a folder on the way says so. */
  public static boolean contains(String path) {
    return PathRules.shipped().byFolder(Category.VENDORED, path);
  }
}
