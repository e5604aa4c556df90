package dev.sourcelake.functions.receive;

import dev.sourcelake.functions.forge.AwsJson;
import dev.sourcelake.functions.forge.AwsJson.RefusedException;
import dev.sourcelake.functions.forge.AwsJson.Service;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Deliveries in a table of DynamoDB, whose items go by themselves after some months. */
final class NotedDeliveries implements DeliveryLog {
  /** Whoever sends an old delivery again later than this starts a scan that finds nothing new. */
  private static final Duration KEPT = Duration.ofDays(90);

  private final Supplier<AwsJson> aws;
  private final String table;
  private final InstantSource clock;

  NotedDeliveries(Supplier<AwsJson> aws, String table, InstantSource clock) {
    this.aws = aws;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public boolean isFirst(List<String> keys) throws IOException {
    String expires = Long.toString(clock.instant().plus(KEPT).getEpochSecond());
    List<String> noted = new ArrayList<>();
    for (String key : keys) {
      try {
        aws.get()
            .call(
                Service.DYNAMODB,
                "PutItem",
                Map.of(
                    "TableName",
                    table,
                    "Item",
                    Map.of("delivery", Map.of("S", key), "expires", Map.of("N", expires)),
                    "ConditionExpression",
                    "attribute_not_exists(delivery)"));
        noted.add(key);
      } catch (RefusedException e) {
        if (!e.type().equals("ConditionalCheckFailedException")) {
          throw e;
        }
        takeBack(noted);
        return false;
      }
    }
    return true;
  }

  @Override
  public void takeBack(List<String> keys) throws IOException {
    for (String key : keys) {
      aws.get()
          .call(
              Service.DYNAMODB,
              "DeleteItem",
              Map.of("TableName", table, "Key", Map.of("delivery", Map.of("S", key))));
    }
  }
}
