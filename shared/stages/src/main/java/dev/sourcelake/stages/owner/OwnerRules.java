package dev.sourcelake.stages.owner;

import dev.sourcelake.forges.Parts;
import java.util.Map;

/**
 * Which repositories of an owner a lake is to hold.
 *
 * @param forks whether forks are scanned
 * @param archived whether archived ones are
 * @param maxBytes those that the forge says are larger are not fetched
 * @param forgetGone whether those that are gone lose their rows
 * @param parts the parts of those that are scanned in parts, by their names in the lake
 */
public record OwnerRules(
    boolean forks, boolean archived, long maxBytes, boolean forgetGone, Map<String, Parts> parts) {
  public OwnerRules {
    if (maxBytes < 1) {
      throw new IllegalArgumentException(
          "The largest size of a repository must be positive: " + maxBytes);
    }
    parts = Map.copyOf(parts);
  }

  /** Rules by which every repository is scanned as a whole. */
  public OwnerRules(boolean forks, boolean archived, long maxBytes, boolean forgetGone) {
    this(forks, archived, maxBytes, forgetGone, Map.of());
  }
}
