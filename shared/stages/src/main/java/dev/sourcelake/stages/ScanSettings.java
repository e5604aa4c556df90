package dev.sourcelake.stages;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.model.Reach;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.origins.settings.MarkerOptions;
import dev.sourcelake.stages.run.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a scan is to do with what it lists.
 *
 * @param profile which datasets are wanted
 * @param datasets names of datasets wanted instead of the profile's; empty for the profile
 * @param manifestOnly whether to stop when the manifest is made
 * @param maxFileBytes larger files are listed and not read
 * @param deadlineMillis after how long the parse of one file is given up
 * @param generatedMarkers what counts as a generated region, which is not read
 * @param targets queries to be run as well, and which facts are wanted
 * @param reach which paths are scanned, and what of that which is kept elsewhere
 */
public record ScanSettings(
    Profile profile,
    List<String> datasets,
    boolean manifestOnly,
    long maxFileBytes,
    long deadlineMillis,
    MarkerOptions generatedMarkers,
    Targets targets,
    Reach reach) {
  /** The standard profile; files above five megabytes are seldom written by hand. */
  public static final ScanSettings DEFAULTS =
      new ScanSettings(
          Profile.STANDARD, List.of(), false, 5_000_000, 30_000, MarkerOptions.DEFAULTS);

  public ScanSettings {
    // A scan that an older program began says nothing of them.
    targets = targets == null ? Targets.NONE : targets;
    reach = reach == null ? Reach.WHOLE : reach;
    requireNonNull(profile, "profile");
    requireNonNull(generatedMarkers, "generatedMarkers");
    datasets = List.copyOf(new TreeSet<>(datasets));
    for (String name : datasets) {
      Dataset dataset =
          Datasets.find(name)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "No dataset is called '" + name + "'; 'sourcelake tables' lists them"));
      if (dataset.families().isEmpty()) {
        throw new IllegalArgumentException(
            "Dataset '" + name + "' is written by every scan and cannot be asked for by name");
      }
    }
    if (maxFileBytes < 1) {
      throw new IllegalArgumentException("The largest file size must be positive: " + maxFileBytes);
    }
    if (deadlineMillis < 1) {
      throw new IllegalArgumentException("The deadline must be positive: " + deadlineMillis);
    }
    if (targets.rules().isPresent() && !datasets.isEmpty()) {
      throw new IllegalArgumentException(
          "Both a match file and a list of datasets say which facts are wanted; leave one out");
    }
  }

  /** Settings of a scan of a whole repository that brings no queries along and wants all facts. */
  public ScanSettings(
      Profile profile,
      List<String> datasets,
      boolean manifestOnly,
      long maxFileBytes,
      long deadlineMillis,
      MarkerOptions generatedMarkers) {
    this(
        profile,
        datasets,
        manifestOnly,
        maxFileBytes,
        deadlineMillis,
        generatedMarkers,
        Targets.NONE,
        Reach.WHOLE);
  }

  /** The same with another profile. */
  public ScanSettings with(Profile other) {
    return new ScanSettings(
        other,
        datasets,
        manifestOnly,
        maxFileBytes,
        deadlineMillis,
        generatedMarkers,
        targets,
        reach);
  }

  /** The same with other markers of generated regions. */
  public ScanSettings with(MarkerOptions others) {
    return new ScanSettings(
        profile, datasets, manifestOnly, maxFileBytes, deadlineMillis, others, targets, reach);
  }

  /** The same with these datasets instead of the profile's. */
  public ScanSettings withDatasets(List<String> names) {
    return new ScanSettings(
        profile,
        names,
        manifestOnly,
        maxFileBytes,
        deadlineMillis,
        generatedMarkers,
        targets,
        reach);
  }

  /** The same with another deadline for the parse of a file, in milliseconds. */
  public ScanSettings withDeadlineMillis(long millis) {
    return new ScanSettings(
        profile, datasets, manifestOnly, maxFileBytes, millis, generatedMarkers, targets, reach);
  }

  /** The same of the manifest alone. */
  public ScanSettings ofManifestOnly() {
    return new ScanSettings(
        profile, datasets, true, maxFileBytes, deadlineMillis, generatedMarkers, targets, reach);
  }

  /** The same with queries, or for some facts only. */
  public ScanSettings with(Targets others) {
    return new ScanSettings(
        profile,
        datasets,
        manifestOnly,
        maxFileBytes,
        deadlineMillis,
        generatedMarkers,
        others,
        reach);
  }

  /** The same with another reach. */
  public ScanSettings with(Reach other) {
    return new ScanSettings(
        profile,
        datasets,
        manifestOnly,
        maxFileBytes,
        deadlineMillis,
        generatedMarkers,
        targets,
        other);
  }

  /** The settings as {@code scans.settings} has them. */
  public Map<String, String> recorded() {
    Map<String, String> recorded = new TreeMap<>(targets.recorded());
    recorded.putAll(reach.recorded());
    recorded.put("deadline", Duration.ofMillis(deadlineMillis).toString());
    if (!generatedMarkers.equals(MarkerOptions.DEFAULTS)) {
      recorded.put("generated_markers", Json.text(generatedMarkers));
    }
    recorded.put("max_file_size", Long.toString(maxFileBytes));
    recorded.put("manifest_only", Boolean.toString(manifestOnly));
    recorded.put(
        datasets.isEmpty() ? "profile" : "datasets",
        datasets.isEmpty() ? profile.id() : String.join(",", datasets));
    return recorded;
  }
}
