package dev.sourcelake.functions.extract;

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
import dev.sourcelake.stages.Stages;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.extract.ShardResults;
import dev.sourcelake.stages.extract.ShardTask;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads shards and answers the tasks that wait for them. A shard is read by a thread of this
 * process at first, and in a process of its own once its message has come back, so that the file to
 * blame is found and set aside. At the last receipt this is who reports the failure: only what
 * cannot be understood reaches the dead letters.
 */
public final class ExtractFactsHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ExtractFactsHandler.class);

  /** What is left for answering. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final int STUCK = 75;

  private final Function function;
  private final Renewable<TaskAnswers> answers;
  private final ThreadReader here;
  private final ChildReader child;
  private final Runnable abandon;
  private final int receives;

  /** The handler, by the settings of its process. */
  public ExtractFactsHandler() {
    this(Variables.ofProcess(), WorkflowAnswers::new, () -> Runtime.getRuntime().halt(STUCK));
  }

  /**
   * A handler by other settings than those of its process, with another way to answer.
   *
   * @param abandon ends a process in which a parse goes on that never ends
   */
  public ExtractFactsHandler(Variables variables, Supplier<TaskAnswers> answers, Runnable abandon) {
    this.answers = new Renewable<>(answers);
    this.abandon = abandon;
    this.receives = variables.number("SOURCELAKE_RECEIVES", 3, 1, 100);
    this.function = Function.open("extract-facts", variables);
    this.here = new ThreadReader(function.lake());
    this.child = new ChildReader(function.settings().lake(), function.workspace());
    function.ready(variables, here::warmUp, this.answers::renew);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handle(in, out, context, QueueEvent.class, this::extract);
  }

  private QueueAnswer extract(QueueEvent event, Invocation invocation) {
    List<String> returned = new ArrayList<>();
    int left = event.records().size();
    for (QueueEvent.Message message : event.records()) {
      Duration share = invocation.remaining().minus(MARGIN).dividedBy(left--);
      if (!done(message, share.compareTo(LEAST) < 0 ? LEAST : share, invocation)) {
        returned.add(message.messageId());
      }
    }
    return QueueAnswer.returning(returned);
  }

  /** Whether the message need not come back. */
  private boolean done(QueueEvent.Message message, Duration limit, Invocation invocation) {
    ShardMessage shard;
    try {
      shard = Events.decode(message.body().getBytes(StandardCharsets.UTF_8), ShardMessage.class);
    } catch (PermanentException e) {
      // Back to the queue, and in the end to its dead letters: nobody can be told.
      LOG.error("message {} cannot be understood: {}", message.messageId(), e.getMessage());
      return false;
    }
    int receipt = message.receives();
    try {
      ShardResult result = read(shard, receipt, limit);
      invocation.count("FilesRead", result.files());
      invocation.count("BytesRead", result.bytes());
      answers.get().succeed(shard.token(), ShardAnswer.of(result));
      return true;
    } catch (IOException | RuntimeException e) {
      boolean told = failed(shard, receipt, e);
      if (e instanceof OutOfTimeException && receipt == 1) {
        abandon.run();
      }
      return told;
    }
  }

  private ShardResult read(ShardMessage shard, int receipt, Duration limit) throws IOException {
    Storage lake = function.lake().storage();
    RunFiles run = RunFiles.of(shard.repo(), shard.scan(), shard.plan());
    Optional<ShardResult> known = new ShardResults(lake, run).find(shard.shard());
    if (known.isPresent()) {
      return known.get();
    }
    ShardTask task = Stages.task(lake, run, shard.shard(), shard.tryOf(receipt));
    ShardReader reader = receipt == 1 ? here : child;
    return reader.read(task, limit);
  }

  /** Sends a message back, or tells of the failure where it would be for the last time. */
  private boolean failed(ShardMessage shard, int receipt, Exception cause) {
    FunctionException failure = Failures.of(cause);
    LOG.warn(
        "{} failed at receipt {} of {}: {}",
        shard,
        receipt,
        receives,
        failure.getMessage(),
        failure);
    if (receipt < receives && !(failure instanceof PermanentException)) {
      return false;
    }
    try {
      answers
          .get()
          .fail(
              shard.token(),
              failure.error(),
              "%s failed: %s".formatted(shard, failure.getMessage()));
      return true;
    } catch (RuntimeException e) {
      LOG.warn("nobody could be told so: {}", e.toString());
      return false;
    }
  }
}
