package dev.sourcelake.functions.receive;

import dev.sourcelake.forges.Parts;
import dev.sourcelake.model.Reach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all scans that a push starts are told beside their repository.
 *
 * @param parts the parts of repositories that are scanned in parts, by their names in the lake
 * @param submodules whether submodules are read
 * @param lfs whether contents in Git LFS are
 * @param maxUsd the ceiling of each scan in dollars, if there is one
 */
record ScanInput(
    Map<String, Parts> parts, boolean submodules, boolean lfs, Optional<Double> maxUsd) {
  ScanInput {
    parts = Map.copyOf(parts);
  }

  /** The parts of a repository. */
  Parts parts(String repo) {
    return parts.getOrDefault(repo, Parts.NONE);
  }

  /** What the scan of a part is told, or, where the folder is empty, that of all else. */
  Map<String, Object> of(String repo, String folder) {
    List<String> without = folder.isEmpty() ? parts(repo).folders() : List.of();
    Reach reach = new Reach(folder, without, submodules, lfs, List.of());
    Map<String, Object> input = new LinkedHashMap<>(reach.asInput());
    maxUsd.ifPresent(dollars -> input.put("maxUsd", dollars));
    return input;
  }
}
