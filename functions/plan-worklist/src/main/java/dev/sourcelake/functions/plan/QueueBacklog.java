package dev.sourcelake.functions.plan;

import java.util.Map;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The backlog of an SQS queue. */
final class QueueBacklog implements Backlog {
  private final SqsClient client;
  private final String url;

  QueueBacklog(String url) {
    this.url = url;
    this.client = SqsClient.builder().httpClientBuilder(Apache5HttpClient.builder()).build();
  }

  @Override
  public long shards() {
    Map<QueueAttributeName, String> depth =
        client
            .getQueueAttributes(request ->
                request
                    .queueUrl(url)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return depth.values().stream().mapToLong(Long::parseLong).sum();
  }

  @Override
  public void close() {
    client.close();
  }
}
