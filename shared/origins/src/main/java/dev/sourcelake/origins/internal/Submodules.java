package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.settings.GitModules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The submodules that a repository's {@code .gitmodules} names, each opened at most once. One that
 * can't be read costs itself: its row says why.
 */
final class Submodules implements AutoCloseable {
  private final Map<String, String> addresses;
  private final Opener opener;
  private final Map<String, Module> opened = new HashMap<>();

  /** Opens one. */
  interface Opener {
    /**
     * A listing of a submodule, which the caller closes; {@link
     * dev.sourcelake.origins.OriginException} says why there is none.
     *
     * @param address as the repository wrote it
     */
    Module open(ListedFile link, String address);
  }

  /**
   * What became of one.
   *
   * @param listing its files; null where they can't be read
   * @param problem why, with the word for it in front; null where they can
   */
  record Module(Listing listing, String problem) {
    static Module of(Listing listing) {
      return new Module(listing, null);
    }

    static Module refused(String word, String why) {
      return new Module(null, "submodule_" + word + ": " + why);
    }
  }

  /** Those of a file's text. */
  Submodules(String text, Opener opener) {
    this.addresses = GitModules.addresses(text);
    this.opener = opener;
  }

  boolean isEmpty() {
    return addresses.isEmpty();
  }

  /** The submodule of a row; empty where the repository does not say where it is. */
  synchronized Optional<Module> of(ListedFile link) {
    String address = addresses.get(link.path());
    if (address == null) {
      return Optional.empty();
    }
    return Optional.of(opened.computeIfAbsent(link.path(), _ -> opener.open(link, address)));
  }

  @Override
  public synchronized void close() {
    opened
        .values()
        .forEach(module -> {
          if (module.listing() != null) {
            module.listing().close();
          }
        });
    opened.clear();
  }
}
