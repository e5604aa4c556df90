package dev.sourcelake.functions.list;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.functions.forge.AwsJson;
import dev.sourcelake.functions.forge.AwsJson.Service;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Failures in a table of DynamoDB. */
final class NotedFailures implements FailureNotes {
  /** What one request may ask for. */
  private static final int BATCH = 100;

  private final Supplier<AwsJson> aws;
  private final String table;

  NotedFailures(Supplier<AwsJson> aws, String table) {
    this.aws = aws;
    this.table = table;
  }

  @Override
  public Map<String, BackOff> of(Collection<String> repos) throws IOException {
    Map<String, BackOff> found = new TreeMap<>();
    List<String> all = new ArrayList<>(repos);
    for (int from = 0; from < all.size(); from += BATCH) {
      List<Map<String, ?>> keys =
          all.subList(from, Math.min(all.size(), from + BATCH)).stream()
              .<Map<String, ?>>map(repo -> Map.of("repo", Map.of("S", repo)))
              .toList();
      Object wanted = Map.of(table, Map.of("Keys", keys));
      while (wanted != null) {
        JsonNode answer =
            aws.get().call(Service.DYNAMODB, "BatchGetItem", Map.of("RequestItems", wanted));
        answer.path("Responses").path(table).forEach(item -> read(item, found));
        JsonNode left = answer.path("UnprocessedKeys");
        wanted = left.isEmpty() ? null : left;
      }
    }
    return found;
  }

  private static void read(JsonNode item, Map<String, BackOff> found) {
    found.put(
        item.at("/repo/S").asText(),
        new BackOff(
            item.at("/failures/N").asInt(),
            Instant.parse(item.at("/last/S").asText()),
            item.at("/head/S").asText()));
  }
}
