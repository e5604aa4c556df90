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
 * @param maxUsd the ceiling of each scan that is started so, in dollars, if there is one
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
    Optional<String> maxUsd) {
  private static final String HOST = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?";
  private static final Pattern FORGE = Pattern.compile("(github|gitlab|gitea|bitbucket):" + HOST);
  private static final Pattern OWNER =
      Pattern.compile(
          "(github|gitlab):" + HOST + "/[A-Za-z0-9_./-]+|list:s3://[a-z0-9.-]+/[^\\s,*?]+");
  private static final Pattern SCHEDULE = Pattern.compile("(cron|rate)\\([^()]+\\)");
  private static final Pattern BRANCH = Pattern.compile("[^\\s,]+");
  private static final Pattern DOLLARS = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,4})?");

  /** Copies what may change and refuses what no deployment can have, naming the setting. */
  public ForgeSettings {
    webhooks = List.copyOf(webhooks);
    owners = List.copyOf(owners);
    branches = List.copyOf(branches);
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
    maxUsd.ifPresent(dollars ->
        Settings.check(
            DOLLARS.matcher(dollars).matches(), "maxUsd", dollars, "an amount in dollars"));
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
        Optional.of(given.text("maxUsd", "")).filter(dollars -> !dollars.isEmpty()));
  }

  /** What the functions that decide what is scanned read of their environment. */
  Map<String, String> environment() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "SOURCELAKE_FORKS", Boolean.toString(forks),
                "SOURCELAKE_ARCHIVED", Boolean.toString(archived)));
    maxUsd.ifPresent(dollars -> environment.put("SOURCELAKE_MAX_USD", dollars));
    return Map.copyOf(environment);
  }
}
