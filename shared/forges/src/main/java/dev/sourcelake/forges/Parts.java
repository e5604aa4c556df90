package dev.sourcelake.forges;

import dev.sourcelake.model.PartNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of a repository that are scanned each for itself.
 *
 * @param folders what lies below each of them is a part
 * @param rest whether what is in none of them is scanned as well
 */
public record Parts(List<String> folders, boolean rest) {
  /** No parts: a repository as a whole. */
  public static final Parts NONE = new Parts(List.of(), true);

  public Parts {
    folders = PartNames.folders(folders);
  }

  /** Both together; {@link IllegalArgumentException} where folders overlap. */
  public Parts and(Parts other) {
    List<String> all = new ArrayList<>(folders);
    all.addAll(other.folders);
    return new Parts(all, rest || other.rest);
  }

  /**
   * Parts by the names of their repositories, from names such as {@code
   * github.com/acme/mono//services/api}; what is in none of them is scanned, too. {@link
   * IllegalArgumentException} where a name is none.
   */
  public static Map<String, Parts> byRepository(Collection<String> names) {
    Map<String, Parts> parts = new TreeMap<>();
    for (String name : names) {
      String repo = PartNames.repositoryOf(name);
      if (!RepositoryName.isName(repo.substring(repo.indexOf('/') + 1)) || repo.equals(name)) {
        throw new IllegalArgumentException(
            "'%s' is no part of a repository: write it as github.com/acme/mono//services/api"
                .formatted(name));
      }
      parts.merge(repo, new Parts(List.of(PartNames.folderOf(name)), true), Parts::and);
    }
    return Map.copyOf(parts);
  }
}
