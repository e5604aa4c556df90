package dev.sourcelake.stages;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.origins.GitCredentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a scan is asked to do.
 *
 * @param origin a folder, an archive or a git URL, as a person writes it
 * @param workingDirectory what a relative folder is relative to
 * @param repo the repository's name in the lake; by default made from the origin
 * @param ref a branch, tag or full ref of a git URL; by default its head
 * @param settings what is done with what it lists
 * @param excluded folders that are left out of the listing, such as the lake itself
 * @param credentials what a git URL is read with; by default what it carries, or the user has
 * @param maxUsd what reading it may cost in the cloud, in dollars; by default anything
 */
public record ScanRequest(
    String origin,
    Path workingDirectory,
    Optional<String> repo,
    Optional<String> ref,
    ScanSettings settings,
    List<Path> excluded,
    Optional<GitCredentials> credentials,
    OptionalDouble maxUsd) {
  public ScanRequest {
    requireNonNull(settings, "settings");
    excluded = List.copyOf(excluded);
  }

  /** A scan that may cost what it does. */
  public ScanRequest(
      String origin,
      Path workingDirectory,
      Optional<String> repo,
      Optional<String> ref,
      ScanSettings settings,
      List<Path> excluded,
      Optional<GitCredentials> credentials) {
    this(
        origin,
        workingDirectory,
        repo,
        ref,
        settings,
        excluded,
        credentials,
        OptionalDouble.empty());
  }

  /** A scan of an origin, with nothing else said. */
  public static ScanRequest of(String origin, Path workingDirectory) {
    return new ScanRequest(
        origin,
        workingDirectory,
        Optional.empty(),
        Optional.empty(),
        ScanSettings.DEFAULTS,
        List.of(),
        Optional.empty());
  }

  /** The same by another name of the repository. */
  public ScanRequest withRepo(String name) {
    return new ScanRequest(
        origin, workingDirectory, Optional.of(name), ref, settings, excluded, credentials, maxUsd);
  }

  /** The same with other settings. */
  public ScanRequest with(ScanSettings others) {
    return new ScanRequest(
        origin, workingDirectory, repo, ref, others, excluded, credentials, maxUsd);
  }

  /** The same of another origin: a git URL, of this ref, read with these credentials. */
  public ScanRequest of(
      String url, Optional<String> itsRef, Optional<GitCredentials> itsCredentials) {
    return new ScanRequest(
        url,
        workingDirectory,
        Optional.empty(),
        itsRef,
        settings,
        excluded,
        itsCredentials,
        maxUsd);
  }

  /** The same with a ceiling in dollars. */
  public ScanRequest withMaxUsd(OptionalDouble ceiling) {
    return new ScanRequest(
        origin, workingDirectory, repo, ref, settings, excluded, credentials, ceiling);
  }
}
