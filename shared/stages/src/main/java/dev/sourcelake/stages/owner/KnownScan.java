package dev.sourcelake.stages.owner;

import dev.sourcelake.stages.ScanSettings;
import java.util.Map;
import java.util.Optional;

/**
 * The last scan of a repository that was read from a git server.
 *
 * @param repo the repository's name in the lake
 * @param commit the commit that was read
 * @param settings what it was told, as {@link ScanSettings#recorded} has it
 * @param extractors digest of the extractors that read it; empty where it was not recorded
 * @param extractorsNow digest of those that would read it now
 */
public record KnownScan(
    String repo,
    String commit,
    Map<String, String> settings,
    Optional<String> extractors,
    String extractorsNow) {
  public KnownScan {
    settings = Map.copyOf(settings);
  }

  /** Why a scan of this commit would find something to do; empty where it would not. */
  public Optional<String> difference(String head, ScanSettings wanted) {
    if (!head.equals(commit)) {
      return Optional.of("its head has moved");
    }
    if (!settings.equals(wanted.recorded())) {
      return Optional.of("the settings have changed");
    }
    return wanted.manifestOnly() || extractors.filter(extractorsNow::equals).isPresent()
        ? Optional.empty()
        : Optional.of("its extractors have changed");
  }
}
