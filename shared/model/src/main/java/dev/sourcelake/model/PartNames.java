package dev.sourcelake.model;

import java.util.List;
import java.util.TreeSet;

/**
 * Names of parts of repositories. A part is what lies below a folder, and is called {@code
 * host/owner/name//services/api} in a lake, beside its repository {@code host/owner/name}.
 */
public final class PartNames {
  private static final String SEPARATOR = "//";

  private PartNames() {}

  /** The name of a folder as it is compared; {@link IllegalArgumentException} where it is none. */
  public static String folder(String text) {
    String folder = text.replaceFirst("/$", "");
    for (String name : folder.split("/", -1)) {
      boolean odd = name.chars().anyMatch(Character::isISOControl);
      if (odd || name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw new IllegalArgumentException(
            "'%s' is no folder of a repository: write it as services/api"
                .formatted(text.replaceAll("\\p{Cntrl}", "?")));
      }
    }
    return folder;
  }

  /**
   * Folders, each once and in order; {@link IllegalArgumentException} names two of which one is in
   * the other, since both would have the same files.
   */
  public static List<String> folders(List<String> texts) {
    List<String> folders =
        List.copyOf(new TreeSet<>(texts.stream().map(PartNames::folder).toList()));
    for (String outer : folders) {
      for (String inner : folders) {
        if (!inner.equals(outer) && isIn(inner, outer)) {
          throw new IllegalArgumentException(
              "The parts '%s' and '%s' overlap: one is in the other".formatted(outer, inner));
        }
      }
    }
    return folders;
  }

  /** Whether a path is a folder's or lies below it. */
  public static boolean isIn(String path, String folder) {
    return path.startsWith(folder)
        && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
  }

  /** What a part of a repository is called in a lake; an empty folder stands for all of it. */
  public static String of(String repo, String folder) {
    return folder.isEmpty() ? repo : repo + SEPARATOR + folder;
  }

  /** The repository that a name in a lake is of: itself, or the one that it is a part of. */
  public static String repositoryOf(String name) {
    int part = name.indexOf(SEPARATOR);
    return part < 0 ? name : name.substring(0, part);
  }

  /** The folder of a part; empty where the name is a repository's. */
  public static String folderOf(String name) {
    int part = name.indexOf(SEPARATOR);
    return part < 0 ? "" : name.substring(part + SEPARATOR.length());
  }
}
