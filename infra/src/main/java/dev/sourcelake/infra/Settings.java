package dev.sourcelake.infra;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What whoever deploys may choose, each as CDK context under {@code sourcelake:<name>}.
 *
 * @param name what every resource's name begins with; two deployments in an account need two
 * @param runtime what runs the functions
 * @param hosts the hosts that repositories may be fetched from, by https; from 127.0.0.1 by http as
 *     well
 * @param memoryMib each function's memory in MiB, which its share of the processors goes with
 * @param diskMib the disk of the functions that need one, in MiB
 * @param shardWorkers how many calls of extract-facts may run at a time
 * @param shardsInFlight how many shards of one scan may wait or be read at a time
 * @param logDays how long logs are kept
 * @param runDays how long a scan's working files are kept if it did not remove them itself
 * @param oldVersionDays how long the bucket keeps objects that were deleted or replaced
 * @param maintainers ARNs of the roles, or patterns of them, that may write to the lake and delete
 *     from it beside commit-tables
 * @param alarmTopic ARN of the SNS topic that alarms go to, if to any
 * @param tracing {@code none}, {@code xray} or the URL of an OpenTelemetry collector
 * @param forges who may send pushes, and whose repositories are kept
 */
public record Settings(
    String name,
    FunctionRuntime runtime,
    List<String> hosts,
    Map<Stage, Integer> memoryMib,
    int diskMib,
    int shardWorkers,
    int shardsInFlight,
    int logDays,
    int runDays,
    int oldVersionDays,
    List<String> maintainers,
    Optional<String> alarmTopic,
    String tracing,
    ForgeSettings forges) {

  /** The context keys' beginning. */
  public static final String PREFIX = "sourcelake:";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,19}");
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?");
  private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:(iam|sts)::[0-9]{12}:.+");
  private static final Pattern TOPIC =
      Pattern.compile("arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]+");
  private static final Pattern TRACING = Pattern.compile("none|xray|https?://[^\\s]+");

  /** Copies what may change and refuses what no deployment can have, naming the setting. */
  public Settings {
    hosts = List.copyOf(hosts);
    memoryMib = Map.copyOf(memoryMib);
    maintainers = List.copyOf(maintainers);
    check(
        NAME.matcher(name).matches(),
        "name",
        name,
        "up to 20 small letters, digits and hyphens, a letter first");
    check(
        !hosts.isEmpty() && hosts.stream().allMatch(HOST.asMatchPredicate()),
        "hosts",
        String.join(",", hosts),
        "host names with or without a port, separated by commas, such as github.com,git.example.org:8443");
    memoryMib.forEach((stage, size) ->
        check(size >= 512 && size <= 10_240, memoryKey(stage), size, "512 to 10240 (MiB)"));
    check(diskMib >= 512 && diskMib <= 10_240, "diskMib", diskMib, "512 to 10240 (MiB)");
    check(shardWorkers >= 2 && shardWorkers <= 1_000, "shardWorkers", shardWorkers, "2 to 1000");
    check(
        shardsInFlight >= 1 && shardsInFlight <= 10_000,
        "shardsInFlight",
        shardsInFlight,
        "1 to 10000");
    check(
        Retention.knows(logDays),
        "logDays",
        logDays,
        "one of " + Retention.choices() + ", which are those that CloudWatch knows");
    check(runDays >= 3, "runDays", runDays, "3 or more, since a scan may take two days");
    check(oldVersionDays >= 1, "oldVersionDays", oldVersionDays, "1 or more");
    maintainers.forEach(role ->
        check(
            ROLE.matcher(role).matches(),
            "maintainers",
            role,
            "ARNs of roles or users, such as arn:aws:iam::111122223333:role/lake-admin"));
    alarmTopic.ifPresent(topic ->
        check(TOPIC.matcher(topic).matches(), "alarmTopic", topic, "the ARN of an SNS topic"));
    check(
        TRACING.matcher(tracing).matches(),
        "tracing",
        tracing,
        "none, xray or the URL of an OpenTelemetry collector");
  }

  /** What is deployed where nothing is said. */
  public static Settings defaults() {
    return of(Map.of());
  }

  /**
   * The settings in a CDK context; keys of others are passed over, unknown ones of ours are
   * refused.
   */
  public static Settings of(Map<String, ?> context) {
    Context given = new Context(context);
    EnumMap<Stage, Integer> memory = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      memory.put(stage, given.number(memoryKey(stage), stage.defaultMemoryMib()));
    }
    Settings settings =
        new Settings(
            given.text("name", "sourcelake"),
            given.choice("runtime", FunctionRuntime.JAVA25),
            given.list("hosts", "github.com,gitlab.com,bitbucket.org"),
            memory,
            given.number("diskMib", 10_240),
            given.number("shardWorkers", 50),
            given.number("shardsInFlight", 1_000),
            given.number("logDays", 30),
            given.number("runDays", 14),
            given.number("oldVersionDays", 7),
            given.list("maintainers", ""),
            Optional.of(given.text("alarmTopic", "")).filter(topic -> !topic.isEmpty()),
            given.text("tracing", "none"),
            ForgeSettings.of(given));
    given.refuseUnknown();
    return settings;
  }

  /** Whether Lambda and Step Functions trace to X-Ray. */
  public boolean tracesToXray() {
    return tracing.equals("xray");
  }

  /** The collector that the functions send their traces to, if to one of the user's own. */
  public Optional<String> collector() {
    return tracing.startsWith("http") ? Optional.of(tracing) : Optional.empty();
  }

  static String memoryKey(Stage stage) {
    return "memoryMib:" + stage.id();
  }

  static InvalidSettingException invalid(String key, Object value, String allowed) {
    return new InvalidSettingException(
        "The setting " + PREFIX + key + " is \"" + value + "\", but must be " + allowed + ".");
  }

  static void check(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      throw invalid(key, value, allowed);
    }
  }
}
