package dev.sourcelake.origins.attributes;

/**
 * What {@code .gitattributes} say of one path; null where they say nothing.
 *
 * @param generated {@code linguist-generated}
 * @param vendored {@code linguist-vendored}
 * @param documentation {@code linguist-documentation}
 * @param detectable {@code linguist-detectable}
 * @param language {@code linguist-language} as written
 * @param workingTreeEncoding {@code working-tree-encoding} as written; null for git's objects,
 *     which are in UTF-8
 * @param binary whether it is declared binary ({@code binary}, {@code -text}, {@code -diff}) or
 *     text
 * @param lfs whether its content is kept in Git LFS ({@code filter=lfs})
 */
public record FileAttributes(
    Boolean generated,
    Boolean vendored,
    Boolean documentation,
    Boolean detectable,
    String language,
    String workingTreeEncoding,
    Boolean binary,
    boolean lfs) {
  /** Nothing is said. */
  public static final FileAttributes NONE =
      new FileAttributes(null, null, null, null, null, null, null, false);
}
