package dev.sourcelake.functions.tasks.testing;

import dev.sourcelake.functions.runtime.Events;
import dev.sourcelake.functions.tasks.TaskAnswers;
import java.util.ArrayList;
import java.util.List;

/** Writes down what each task was told, and can be out of order for a while. */
public final class RecordedAnswers implements TaskAnswers {
  private final List<String> answers = new ArrayList<>();
  private int failures;

  /** The answers in order, each as {@code token ok output} or {@code token error cause}. */
  public List<String> answers() {
    return List.copyOf(answers);
  }

  /** Lets so many next answers fail. */
  public void failNext(int count) {
    failures = count;
  }

  @Override
  public void succeed(String token, Object output) {
    record(token + " ok " + Events.encode(output));
  }

  @Override
  public void fail(String token, String error, String cause) {
    record(token + " " + error + " " + cause);
  }

  private void record(String answer) {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("the workflow does not answer");
    }
    answers.add(answer);
  }

  @Override
  public void close() {}
}
