package dev.sourcelake.infra;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a class where Node.js, which the CDK's Java classes talk to, is missing. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.Condition.class)
@interface NeedsNode {
  /** Looks for {@code node} once, and says once that it is not there. */
  final class Condition implements ExecutionCondition {
    private static final boolean FOUND = isThere();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return FOUND
          ? ConditionEvaluationResult.enabled("node is there")
          : ConditionEvaluationResult.disabled("no node");
    }

    private static boolean isThere() {
      try {
        Process process = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
      } catch (IOException e) {
        System.out.println(
            "The tests of the CDK templates are skipped: they need Node.js 20 or later as node on"
                + " the PATH.");
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
