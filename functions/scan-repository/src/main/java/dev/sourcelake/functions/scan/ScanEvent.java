package dev.sourcelake.functions.scan;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.model.PartNames;
import dev.sourcelake.model.Reach;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.stages.ScanSettings;
import dev.sourcelake.stages.Targets;
import java.util.List;
import java.util.Optional;

/**
 * An execution's input: what is to be scanned. All but name and origin may be absent; or the input
 * of an execution that waits, and nothing else.
 *
 * @param repo the repository's name in the lake
 * @param origin its git URL
 * @param ref the branch, tag or commit to read; the remote's head where it is null
 * @param profile which datasets are wanted
 * @param datasets names of datasets wanted instead of the profile's
 * @param maxFileBytes larger files are listed and not read
 * @param deadlineSeconds after how long the parse of one file is given up
 * @param sizeBytes the repository's size where its forge has told it
 * @param targets queries to be run as well, and which facts are wanted
 * @param prefix the folder whose paths are scanned, as a part of the repository; null for all
 * @param without folders that are left out, since they are parts of their own
 * @param submodules whether submodules are read
 * @param lfs whether contents in Git LFS are
 * @param wanted what another execution asked for while this one ran; then nothing is scanned, and
 *     the answer tells whether that scan would find something to do
 */
record ScanEvent(
    String repo,
    String origin,
    String ref,
    String profile,
    List<String> datasets,
    Long maxFileBytes,
    Integer deadlineSeconds,
    Long sizeBytes,
    Targets targets,
    String prefix,
    List<String> without,
    boolean submodules,
    boolean lfs,
    ScanEvent wanted) {
  ScanEvent {
    if (wanted == null) {
      requireNonNull(repo, "repo is missing");
      requireNonNull(origin, "origin is missing");
      // A part's rows must never be taken for the whole repository's.
      if (!PartNames.folderOf(repo).equals(prefix == null ? "" : prefix)) {
        throw new IllegalArgumentException(
            "A part is called after its folder: repo is '%s', and prefix '%s'"
                .formatted(repo, prefix));
      }
    }
    datasets = datasets == null ? List.of() : List.copyOf(datasets);
  }

  /** What the scan is to do, with the defaults of every scan. */
  ScanSettings settings() {
    ScanSettings defaults = ScanSettings.DEFAULTS;
    return new ScanSettings(
        profile == null ? defaults.profile() : profileNamed(profile),
        datasets,
        false,
        maxFileBytes == null ? defaults.maxFileBytes() : maxFileBytes,
        deadlineSeconds == null ? defaults.deadlineMillis() : 1000L * deadlineSeconds,
        defaults.generatedMarkers(),
        targets,
        new Reach(prefix, without, submodules, lfs, List.of()));
  }

  private static Profile profileNamed(String id) {
    return List.of(Profile.values()).stream()
        .filter(profile -> profile.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No profile of datasets is called '" + id + "'"));
  }

  /** The repository's size where it is known. */
  Optional<Long> size() {
    return Optional.ofNullable(sizeBytes);
  }
}
