package dev.sourcelake.forges;

import java.util.List;
import java.util.Optional;

/**
 * The repositories of one owner on a forge: an organisation, a user, a group, or a list that a
 * person wrote. All methods may ask the forge and wait for it; {@link ForgeException} says why they
 * can't. For several threads.
 */
public interface Forge {
  /** Whose repositories these are, for people. */
  String display();

  /**
   * All repositories that the credentials let us see, each once, in the order of their names. What
   * changes while the list is read may or may not be in it: before a missing one is taken for gone,
   * {@link #find} says for certain.
   */
  List<ForgeRepository> repositories();

  /**
   * The repository that now has this name; empty where there is none, or none that we may see. One
   * that was renamed is not found under its old name.
   */
  Optional<ForgeRepository> find(RepositoryName name);

  /** The commit at the head of the default branch; empty where there is none yet. */
  Optional<String> head(ForgeRepository repository);

  /**
   * Whether a repository of this name in a lake, {@code host/owner/name}, is one that {@link
   * #repositories} would list if it were there.
   */
  boolean owns(String repo);

  /** The parts of a repository that are to be scanned each for itself, as far as is said here. */
  default Parts parts(ForgeRepository repository) {
    return Parts.NONE;
  }

  /** What lets git read the repositories now; empty where nothing is needed. */
  Optional<CloneCredentials> credentials();
}
