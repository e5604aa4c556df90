package dev.sourcelake.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.origins.OriginException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code localstack/scan} runs: serves a folder where one is named, starts an execution,
 * follows it, and says how it ended.
 */
public final class ScanMain {
  private static final Map<String, String> STAGES =
      Map.of(
          "Scan", "scan: listing the repository and storing what is new",
          "Plan", "plan: looking for what is missing or stale",
          "ExtractFew", "extract",
          "ExtractMany", "extract",
          "Prepare", "prepare: rewriting files with stale rows",
          "Publish", "publish: waiting for the lake's publisher",
          "Note",
              "another execution scans this repository; it will start this one when it is done");

  private static final Set<String> ENTERED = Set.of("TaskStateEntered", "MapStateEntered");

  private static final Pattern SHARDS = Pattern.compile("\"shards\":\\s*([0-9]+)");

  private ScanMain() {}

  /**
   * Scans.
   *
   * @param arguments the emulator's endpoint, the file of outputs, the port of the git server, and
   *     the git URL or folder
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("sourcelake-served");
    try (EmulatedAws aws = new EmulatedAws(URI.create(arguments[0]));
        GitServer git = GitServer.start(Integer.parseInt(arguments[2]))) {
      String url = url(arguments[3], git, scratch);
      Origin origin = Origin.parse(url, Path.of(""));
      Execution execution =
          Execution.start(
              aws,
              Deployed.read(Path.of(arguments[1])),
              Map.of("repo", origin.identity().repo(), "origin", url));
      System.out.println("execution " + execution.arn());
      System.exit(follow(execution) ? 0 : 1);
    } catch (OriginException e) {
      System.err.println("sourcelake: " + e.getMessage());
      System.exit(1);
    }
  }

  private static String url(String target, GitServer git, Path scratch) throws IOException {
    if (!Files.isDirectory(Path.of(target))) {
      return target;
    }
    ServedFolder folder = ServedFolder.of(Path.of(target), scratch);
    System.out.println(
        folder.isCopy()
            ? "serving the folder as it is"
            : "serving the folder's repository: what is committed is scanned, and no more");
    return git.serve(folder.name(), folder.gitFolder()).toString();
  }

  private static boolean follow(Execution execution) throws IOException, InterruptedException {
    long start = System.nanoTime();
    int seen = 0;
    while (true) {
      Execution.State state = execution.state();
      List<JsonNode> history = execution.history();
      for (JsonNode event : history.subList(seen, history.size())) {
        say(event, start);
      }
      seen = history.size();
      if (!state.isRunning()) {
        System.out.printf(
            "%6.1f s  %s%n",
            seconds(start),
            state.hasSucceeded()
                ? state.output().path("outcome").asText().toLowerCase(Locale.ROOT)
                : "failed (" + state.error() + "): " + state.cause());
        return state.hasSucceeded();
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private static void say(JsonNode event, long start) {
    if (ENTERED.contains(event.path("type").asText())) {
      JsonNode details = event.path("stateEnteredEventDetails");
      String stage = STAGES.get(details.path("name").asText());
      if (stage != null) {
        System.out.printf("%6.1f s  %s%n", seconds(start), stage + shards(stage, details));
      }
    }
  }

  private static String shards(String stage, JsonNode details) {
    String text = details.path("input").asText();
    Matcher shards = SHARDS.matcher(text);
    return stage.equals("extract") && shards.find() ? ": " + shards.group(1) + " shards" : "";
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
