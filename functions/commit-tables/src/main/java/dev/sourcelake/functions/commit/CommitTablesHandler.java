package dev.sourcelake.functions.commit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sourcelake.functions.FunctionException;
import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.functions.runtime.Events;
import dev.sourcelake.functions.runtime.Failures;
import dev.sourcelake.functions.runtime.Function;
import dev.sourcelake.functions.runtime.Invocation;
import dev.sourcelake.functions.runtime.QueueAnswer;
import dev.sourcelake.functions.runtime.QueueEvent;
import dev.sourcelake.functions.runtime.Renewable;
import dev.sourcelake.functions.runtime.Variables;
import dev.sourcelake.functions.tasks.TaskAnswers;
import dev.sourcelake.functions.tasks.WorkflowAnswers;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.PublishRequest;
import dev.sourcelake.lake.PublishResult;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.storage.Key;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes all requests of a batch as one entry of the journal, after finishing an entry that
 * somebody left unfinished, and answers each task. Whoever asks again is told the same again.
 */
public final class CommitTablesHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CommitTablesHandler.class);

  private final Function function;
  private final Renewable<TaskAnswers> answers;
  private final int receives;

  /** The handler, by the settings of its process. */
  public CommitTablesHandler() {
    this(Variables.ofProcess(), WorkflowAnswers::new);
  }

  /** A handler by other settings than those of its process, with another way to answer. */
  public CommitTablesHandler(Variables variables, Supplier<TaskAnswers> answers) {
    this.answers = new Renewable<>(answers);
    this.receives = variables.number("SOURCELAKE_RECEIVES", 3, 1, 100);
    this.function =
        Function.open("commit-tables", variables)
            .ready(variables, this.answers::get, this.answers::renew);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handle(in, out, context, QueueEvent.class, this::publish);
  }

  /** A request whose task waits. */
  private record Waiting(QueueEvent.Message message, PublishMessage task, PublishRequest request) {}

  private QueueAnswer publish(QueueEvent event, Invocation invocation) {
    List<String> returned = new ArrayList<>();
    List<Waiting> waiting = new ArrayList<>();
    for (QueueEvent.Message message : event.records()) {
      read(message, waiting, returned);
    }
    if (!waiting.isEmpty()) {
      invocation.count("RequestsPublished", waiting.size());
      publish(waiting, returned);
    }
    return QueueAnswer.returning(returned);
  }

  private void read(QueueEvent.Message message, List<Waiting> waiting, List<String> returned) {
    PublishMessage task;
    try {
      task = Events.decode(message.body().getBytes(StandardCharsets.UTF_8), PublishMessage.class);
    } catch (PermanentException e) {
      // Back to the queue, and in the end to its dead letters: nobody can be told.
      LOG.error("message {} cannot be understood: {}", message.messageId(), e.getMessage());
      returned.add(message.messageId());
      return;
    }
    if (task.forget() != null) {
      forget(message, task, returned);
      return;
    }
    try {
      byte[] request = function.lake().storage().read(new Key(task.request()));
      waiting.add(new Waiting(message, task, PublishRequest.fromJson(request)));
    } catch (IOException | RuntimeException e) {
      giveUpOrReturn(message, task, e, returned);
    }
  }

  /**
   * Takes a repository out of the lake, as an entry of its own; whose turn comes first goes first.
   */
  private void forget(QueueEvent.Message message, PublishMessage task, List<String> returned) {
    PublishAnswer answer;
    try {
      boolean there = function.lake().storage().info(LakeLayout.MARKER).isPresent();
      answer =
          PublishAnswer.forgotten(
              there
                  ? new Publisher(function.lake().lake()).forget(task.forget())
                  : OptionalLong.empty());
    } catch (IOException | RuntimeException e) {
      giveUpOrReturn(message, task, e, returned);
      return;
    }
    answer(message, task, answer, returned);
  }

  private void answer(
      QueueEvent.Message message,
      PublishMessage task,
      PublishAnswer answer,
      List<String> returned) {
    try {
      answers.get().succeed(task.token(), answer);
    } catch (RuntimeException e) {
      LOG.warn("{} was done and not answered: {}", task.about(), e.toString());
      returned.add(message.messageId());
    }
  }

  private void publish(List<Waiting> waiting, List<String> returned) {
    List<PublishResult> results;
    try {
      Lake lake = function.lake().lake();
      results = new Publisher(lake).publish(waiting.stream().map(Waiting::request).toList());
    } catch (RuntimeException e) {
      waiting.forEach(one -> giveUpOrReturn(one.message(), one.task(), e, returned));
      return;
    }
    for (int i = 0; i < results.size(); i++) {
      Waiting one = waiting.get(i);
      answer(one.message(), one.task(), PublishAnswer.of(results.get(i)), returned);
    }
  }

  private void giveUpOrReturn(
      QueueEvent.Message message, PublishMessage task, Exception cause, List<String> returned) {
    FunctionException failure = Failures.of(cause);
    boolean last = message.receives() >= receives;
    LOG.warn("{} was not published: {}", task.about(), failure.getMessage(), failure);
    if (!last && !(failure instanceof PermanentException)) {
      returned.add(message.messageId());
      return;
    }
    try {
      answers
          .get()
          .fail(
              task.token(),
              failure.error(),
              "%s was not published: %s".formatted(task.about(), failure.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("nobody could be told so: {}", e.toString());
      returned.add(message.messageId());
    }
  }
}
