package dev.sourcelake.functions.runtime;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A batch of messages that SQS hands to a function.
 *
 * @param records the messages
 */
public record QueueEvent(@JsonProperty("Records") List<Message> records) {
  public QueueEvent {
    if (records == null) {
      throw new IllegalArgumentException("it has no Records, as a batch of a queue has");
    }
    records = List.copyOf(records);
  }

  /**
   * A message.
   *
   * @param messageId its name in the batch
   * @param receiptHandle by which it is deleted
   * @param body its content
   * @param attributes what the queue says of it
   */
  public record Message(
      String messageId, String receiptHandle, String body, Map<String, String> attributes) {
    public Message {
      attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /** How often it has been received, from 1, about. */
    public int receives() {
      String count = attributes.getOrDefault("ApproximateReceiveCount", "1");
      return count.matches("[0-9]{1,9}") ? Math.max(1, Integer.parseInt(count)) : 1;
    }
  }
}
