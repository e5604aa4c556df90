package dev.sourcelake.forges.events;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.forges.ForgeHost;
import java.util.List;

/**
 * What is done about deliveries of one forge.
 *
 * @param kind which forge sends them
 * @param host its host, which all addresses are built from
 * @param secrets what it signs with
 * @param branches patterns of branches that are scanned beside the default one, with {@code *} for
 *     anything; empty for the default branch alone
 * @param forks whether forks are scanned
 * @param archived whether repositories are still scanned when they are archived
 * @param forgetHidden whether a repository is forgotten when it becomes private
 */
public record DeliverySettings(
    ForgeKind kind,
    ForgeHost host,
    Secrets secrets,
    List<String> branches,
    boolean forks,
    boolean archived,
    boolean forgetHidden) {
  public DeliverySettings {
    requireNonNull(kind, "kind");
    requireNonNull(host, "host");
    requireNonNull(secrets, "secrets");
    branches = List.copyOf(branches);
  }

  /** The default branch alone; no forks, nothing that is archived; what becomes private stays. */
  public static DeliverySettings of(ForgeKind kind, ForgeHost host, Secrets secrets) {
    return new DeliverySettings(kind, host, secrets, List.of(), false, false, false);
  }

  /** The same with other patterns of branches. */
  public DeliverySettings withBranches(String... patterns) {
    return new DeliverySettings(
        kind, host, secrets, List.of(patterns), forks, archived, forgetHidden);
  }

  /** The same for a lake that only what is public may be in. */
  public DeliverySettings forgettingHidden() {
    return new DeliverySettings(kind, host, secrets, branches, forks, archived, true);
  }

  /** Whether a push to this branch counts; {@code defaultBranch} is null where nobody says. */
  boolean wants(String branch, String defaultBranch) {
    return branch.equals(defaultBranch)
        || branches.stream().anyMatch(pattern -> matches(pattern, branch));
  }

  /** Greedy matching with one step back, so that no pattern takes long. */
  private static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
