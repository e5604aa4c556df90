package dev.sourcelake.stages.owner;

/**
 * Which repositories of an owner a lake is to hold.
 *
 * @param forks whether forks are scanned
 * @param archived whether archived ones are
 * @param maxBytes those that the forge says are larger are not fetched
 * @param forgetGone whether those that are gone lose their rows
 */
public record OwnerRules(boolean forks, boolean archived, long maxBytes, boolean forgetGone) {
  public OwnerRules {
    if (maxBytes < 1) {
      throw new IllegalArgumentException(
          "The largest size of a repository must be positive: " + maxBytes);
    }
  }
}
