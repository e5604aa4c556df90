package dev.sourcelake.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What whoever deploys may choose about forges: who may send, and whose repositories are kept.
 *
 * @param webhooks forges that may send, such as {@code github:github.com}; without any, there is no
 *     address to send to
 * @param owners whose repositories are kept, such as {@code github:github.com/acme} or {@code
 *     list:s3://bucket/key}; of hosts that are not among these, everybody's pushes count
 * @param schedule when owners are compared with the lake, as EventBridge Scheduler has it, in UTC
 * @param branches patterns of branches whose pushes are scanned beside the default one's
 * @param forks whether forks are scanned
 * @param archived whether archived repositories are
 * @param forgetPrivate whether a repository goes when it becomes private
 * @param keepGone whether repositories that are gone keep their rows
 * @param maxRepoMb repositories that their forge says are larger are left out, in MB
 * @param repositoriesAtOnce how many of an owner's are scanned side by side
 * @param parts folders of repositories that are scanned each for itself, such as {@code
 *     github.com/acme/mono//services/api}
 * @param submodules whether submodules are read, from the hosts that are allowed
 * @param lfs whether contents in Git LFS are
 * @param maxUsd the ceiling of each scan that is started so, in dollars, if there is one
 * @param ownerMaxUsd the ceiling of all scans that follow from one comparison, if there is one
 */
public record ForgeSettings(
    List<String> webhooks,
    List<String> owners,
    String schedule,
    List<String> branches,
    boolean forks,
    boolean archived,
    boolean forgetPrivate,
    boolean keepGone,
    int maxRepoMb,
    int repositoriesAtOnce,
    List<String> parts,
    boolean submodules,
    boolean lfs,
    Optional<String> maxUsd,
    Optional<String> ownerMaxUsd) {
  private static final String HOST = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?";
  private static final Pattern FORGE = Pattern.compile("(github|gitlab|gitea|bitbucket):" + HOST);
  private static final Pattern OWNER =
      Pattern.compile(
          "(github|gitlab):" + HOST + "/[A-Za-z0-9_./-]+|list:s3://[a-z0-9.-]+/[^\\s,*?]+");
  private static final Pattern SCHEDULE = Pattern.compile("(cron|rate)\\([^()]+\\)");
  private static final Pattern BRANCH = Pattern.compile("[^\\s,]+");
  private static final Pattern PART =
      Pattern.compile(HOST + "(/[A-Za-z0-9_.-]+){2,}/(/[^\\s,/*?]+)+");
  private static final Pattern DOLLARS = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,4})?");

  /** Copies what may change and refuses what no deployment can have, naming the setting. */
  public ForgeSettings {
    webhooks = List.copyOf(webhooks);
    owners = List.copyOf(owners);
    branches = List.copyOf(branches);
    parts = List.copyOf(parts);
    each("parts", parts, PART, "folders such as github.com/acme/mono//services/api");
    each("webhooks", webhooks, FORGE, "forges with their hosts, such as github:github.com");
    each("owners", owners, OWNER, "owners such as github:github.com/acme or list:s3://bucket/key");
    each("branches", branches, BRANCH, "patterns such as release/*");
    Settings.check(
        SCHEDULE.matcher(schedule).matches(),
        "schedule",
        schedule,
        "as EventBridge Scheduler has it, such as cron(0 3 * * ? *) or rate(1 hour)");
    Settings.check(maxRepoMb >= 1, "maxRepoMb", maxRepoMb, "1 or more (MB)");
    Settings.check(
        repositoriesAtOnce >= 1 && repositoriesAtOnce < 1_000,
        "repositoriesAtOnce",
        repositoriesAtOnce,
        "1 to 999");
    maxUsd.ifPresent(dollars -> amount("maxUsd", dollars));
    ownerMaxUsd.ifPresent(dollars -> amount("ownerMaxUsd", dollars));
  }

  private static void amount(String key, String dollars) {
    Settings.check(DOLLARS.matcher(dollars).matches(), key, dollars, "an amount in dollars");
  }

  private static void each(String key, List<String> values, Pattern pattern, String allowed) {
    values.forEach(value -> Settings.check(pattern.matcher(value).matches(), key, value, allowed));
  }

  static ForgeSettings of(Context given) {
    return new ForgeSettings(
        given.list("webhooks", ""),
        given.list("owners", ""),
        given.text("schedule", "cron(0 3 * * ? *)"),
        given.list("branches", ""),
        given.flag("forks"),
        given.flag("archived"),
        given.flag("forgetPrivate"),
        given.flag("keepGone"),
        given.number("maxRepoMb", 10_000),
        given.number("repositoriesAtOnce", 20),
        given.list("parts", ""),
        given.flag("submodules"),
        given.flag("lfs"),
        Optional.of(given.text("maxUsd", "")).filter(dollars -> !dollars.isEmpty()),
        Optional.of(given.text("ownerMaxUsd", "")).filter(dollars -> !dollars.isEmpty()));
  }

  /** What the functions that decide what is scanned read of their environment. */
  Map<String, String> environment() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "SOURCELAKE_FORKS", Boolean.toString(forks),
                "SOURCELAKE_ARCHIVED", Boolean.toString(archived),
                "SOURCELAKE_PARTS", String.join(",", parts),
                "SOURCELAKE_SUBMODULES", Boolean.toString(submodules),
                "SOURCELAKE_LFS", Boolean.toString(lfs)));
    maxUsd.ifPresent(dollars -> environment.put("SOURCELAKE_MAX_USD", dollars));
    return Map.copyOf(environment);
  }
}
