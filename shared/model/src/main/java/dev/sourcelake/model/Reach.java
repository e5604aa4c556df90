package dev.sourcelake.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far the scan of a repository reaches: which of its paths, and whether to what it keeps
 * elsewhere. A part of a repository, which is what lies below a folder, is scanned like a
 * repository of its own and has a name of its own in the lake ({@link PartNames}); its paths are
 * those of the whole.
 *
 * @param prefix the folder whose paths are scanned; empty for all
 * @param without folders that are left out, which are parts of their own
 * @param submodules whether submodules are read, by the policy that an origin is opened with
 * @param lfs whether contents are read that are kept in Git LFS
 * @param hosts hosts beside the repository's own that both may be fetched from
 */
public record Reach(
    String prefix, List<String> without, boolean submodules, boolean lfs, List<String> hosts) {
  /** All of a repository, and nothing that is kept elsewhere. */
  public static final Reach WHOLE = new Reach("", List.of(), false, false, List.of());

  public Reach {
    prefix = prefix == null || prefix.isEmpty() ? "" : PartNames.folder(prefix);
    without = without == null ? List.of() : PartNames.folders(without);
    hosts = hosts == null ? List.of() : List.copyOf(new TreeSet<>(hosts));
  }

  /** Whether a path is one of those that are scanned. */
  public boolean includes(String path) {
    return (prefix.isEmpty() || PartNames.isIn(path, prefix))
        && without.stream().noneMatch(folder -> PartNames.isIn(path, folder));
  }

  /** Whether all that is scanned lies below a folder; an empty one is the repository. */
  public boolean isBelow(String folder) {
    return folder.isEmpty() || PartNames.isIn(prefix, folder);
  }

  /** The same of the paths below a folder. */
  public Reach at(String folder) {
    return new Reach(folder, List.of(), submodules, lfs, hosts);
  }

  /** The same of all paths but those below these folders. */
  public Reach without(List<String> folders) {
    return new Reach("", folders, submodules, lfs, hosts);
  }

  /** What the input of an execution says of it; hosts are a deployment's to set. */
  public Map<String, Object> asInput() {
    Map<String, Object> input = new LinkedHashMap<>();
    if (!prefix.isEmpty()) {
      input.put("prefix", prefix);
    }
    if (!without.isEmpty()) {
      input.put("without", without);
    }
    if (submodules) {
      input.put("submodules", true);
    }
    if (lfs) {
      input.put("lfs", true);
    }
    return input;
  }

  /** What a scan records of it: nothing of what is usual. */
  public Map<String, String> recorded() {
    Map<String, String> recorded = new TreeMap<>();
    if (!prefix.isEmpty()) {
      recorded.put("prefix", prefix);
    }
    if (!without.isEmpty()) {
      recorded.put("without", String.join(",", without));
    }
    if (submodules) {
      recorded.put("submodules", "follow");
    }
    if (lfs) {
      recorded.put("lfs", "fetch");
    }
    if (!hosts.isEmpty()) {
      recorded.put("elsewhere_hosts", String.join(",", hosts));
    }
    return recorded;
  }
}
