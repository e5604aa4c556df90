package dev.sourcelake.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a deployment's outputs say.
 *
 * @param lakeUrl what {@code --lake} takes
 * @param stateMachine the ARN of what runs scans
 * @param shardsQueue the URL of the queue of shards
 * @param shardsDeadLetters the URL of the queue of messages that are no shards
 * @param publishQueue the URL of the queue of publish requests
 * @param publishDeadLetters the URL of the queue of messages that are no requests
 * @param claimsTable the name of the table of who works on which repository
 */
record Deployed(
    String lakeUrl,
    String stateMachine,
    String shardsQueue,
    String shardsDeadLetters,
    String publishQueue,
    String publishDeadLetters,
    String claimsTable) {
  /** Reads the file that {@code cdk deploy --outputs-file} wrote. */
  public static Deployed read(Path outputs) throws IOException {
    for (JsonNode stack : new ObjectMapper().readTree(Files.readAllBytes(outputs))) {
      if (stack.has("StateMachineArn")) {
        return new Deployed(
            stack.required("LakeUrl").asText(),
            stack.required("StateMachineArn").asText(),
            stack.required("ShardsQueueUrl").asText(),
            stack.required("ShardsDeadLettersUrl").asText(),
            stack.required("PublishQueueUrl").asText(),
            stack.required("PublishDeadLettersUrl").asText(),
            stack.required("ClaimsTableName").asText());
      }
    }
    throw new IOException(outputs + " names no state machine: deploy again");
  }

  /** The bucket that the lake lies in. */
  public String bucket() {
    return lakeUrl.substring("s3://".length());
  }
}
