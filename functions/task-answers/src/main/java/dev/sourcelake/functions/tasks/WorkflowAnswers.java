package dev.sourcelake.functions.tasks;

import dev.sourcelake.functions.runtime.Events;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Answers through Step Functions. */
public final class WorkflowAnswers implements TaskAnswers {
  private static final int MAX_ERROR = 256;
  private static final int MAX_CAUSE = 32_768;
  private static final Logger LOG = LoggerFactory.getLogger(WorkflowAnswers.class);

  private final SfnClient client =
      SfnClient.builder().httpClientBuilder(Apache5HttpClient.builder()).build();

  @Override
  public void succeed(String token, Object output) {
    answer(it -> it.sendTaskSuccess(r -> r.taskToken(token).output(Events.encode(output))));
  }

  @Override
  public void fail(String token, String error, String cause) {
    answer(it ->
        it.sendTaskFailure(
            r -> r.taskToken(token).error(cut(error, MAX_ERROR)).cause(cut(cause, MAX_CAUSE))));
  }

  private void answer(Consumer<SfnClient> request) {
    try {
      request.accept(client);
    } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException e) {
      LOG.info("nobody waits for this answer any more: {}", e.awsErrorDetails().errorCode());
    }
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  @Override
  public void close() {
    client.close();
  }
}
