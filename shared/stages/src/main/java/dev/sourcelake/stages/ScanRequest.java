package dev.sourcelake.stages;

import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.origins.GitCredentials;
import dev.sourcelake.origins.settings.MarkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a scan is asked to do.
 *
 * @param origin a folder, an archive or a git URL, as a person writes it
 * @param workingDirectory what a relative folder is relative to
 * @param repo the repository's name in the lake; by default made from the origin
 * @param ref a branch, tag or full ref of a git URL; by default its head
 * @param profile which datasets are wanted
 * @param datasets names of datasets wanted instead of the profile's; empty for the profile
 * @param manifestOnly whether to stop when the manifest is made
 * @param maxFileBytes larger files are listed and not read
 * @param deadline after how long the parse of one file is given up
 * @param generatedMarkers what counts as a generated region, which is not read
 * @param excluded folders that are left out of the listing, such as the lake itself
 * @param credentials what a git URL is read with; by default what it carries, or the user has
 */
public record ScanRequest(
    String origin,
    Path workingDirectory,
    Optional<String> repo,
    Optional<String> ref,
    Profile profile,
    List<String> datasets,
    boolean manifestOnly,
    long maxFileBytes,
    Duration deadline,
    MarkerOptions generatedMarkers,
    List<Path> excluded,
    Optional<GitCredentials> credentials) {
  /** Files above five megabytes are seldom written by hand. */
  public static final long DEFAULT_MAX_FILE_BYTES = 5_000_000;

  /** No parse of honest source takes this long. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

  public ScanRequest {
    excluded = List.copyOf(excluded);
    datasets =
        settings(profile, datasets, manifestOnly, maxFileBytes, deadline, generatedMarkers)
            .datasets();
  }

  /** A scan with no credentials but those that the origin carries, or the user has. */
  public ScanRequest(
      String origin,
      Path workingDirectory,
      Optional<String> repo,
      Optional<String> ref,
      Profile profile,
      List<String> datasets,
      boolean manifestOnly,
      long maxFileBytes,
      Duration deadline,
      MarkerOptions generatedMarkers,
      List<Path> excluded) {
    this(
        origin,
        workingDirectory,
        repo,
        ref,
        profile,
        datasets,
        manifestOnly,
        maxFileBytes,
        deadline,
        generatedMarkers,
        excluded,
        Optional.empty());
  }

  /** The same of another origin: a git URL, of this ref, read with these credentials. */
  public ScanRequest of(
      String url, Optional<String> itsRef, Optional<GitCredentials> itsCredentials) {
    return new ScanRequest(
        url,
        workingDirectory,
        Optional.empty(),
        itsRef,
        profile,
        datasets,
        manifestOnly,
        maxFileBytes,
        deadline,
        generatedMarkers,
        excluded,
        itsCredentials);
  }

  /** What it asks for but for the origin. */
  public ScanSettings settings() {
    return settings(profile, datasets, manifestOnly, maxFileBytes, deadline, generatedMarkers);
  }

  private static ScanSettings settings(
      Profile profile,
      List<String> datasets,
      boolean manifestOnly,
      long maxFileBytes,
      Duration deadline,
      MarkerOptions generatedMarkers) {
    return new ScanSettings(
        profile, datasets, manifestOnly, maxFileBytes, deadline.toMillis(), generatedMarkers);
  }

  /** A scan of an origin by default settings. */
  public static ScanRequest of(String origin, Path workingDirectory) {
    return new ScanRequest(
        origin,
        workingDirectory,
        Optional.empty(),
        Optional.empty(),
        Profile.STANDARD,
        List.of(),
        false,
        DEFAULT_MAX_FILE_BYTES,
        DEFAULT_DEADLINE,
        MarkerOptions.DEFAULTS,
        List.of());
  }
}
