package dev.sourcelake.origins.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads the names in one folder of some kind of tree. */
interface FolderReader<F> {
  /** The folder that a listing begins with. */
  F top();

  /**
   * What lies in a folder, in any order, each name once; the list is the caller's.
   *
   * @param prefix the folder's path as displayed, with a slash at its end; empty for the top
   */
  List<Entry<F>> read(F folder, String prefix) throws IOException;

  /**
   * What is known to lie below a folder that can't be read: paths to list, at any depth, named by
   * what follows the prefix.
   *
   * @param why what {@link #read} failed with
   */
  default List<Entry<F>> below(F folder, String prefix, IOException why) {
    return List.of();
  }

  /** How many folders were left out because of their names, by name. */
  default Map<String, Long> pruned() {
    return Map.of();
  }
}
