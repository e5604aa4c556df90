package dev.sourcelake.functions.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import dev.sourcelake.functions.FailedException;
import dev.sourcelake.functions.FunctionException;
import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.functions.TransientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Logs as JSON, metrics and traces of one function, by Powertools' functional forms. */
public final class Telemetry {
  private static final String NAMESPACE = "Sourcelake";
  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

  private final Tracing tracing;
  private final Metrics metrics;
  private boolean counted;

  /** The telemetry of a function. */
  public Telemetry(Settings settings) {
    tracing = Tracing.of(settings);
    metrics =
        MetricsBuilder.builder().withNamespace(NAMESPACE).withService(settings.function()).build();
  }

  /** Something that is measured, and may fail to read or write. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /**
   * Runs an invocation: its log lines carry its request, its figures are written at its end, and a
   * failure is logged once, sorted.
   */
  <T> T invocation(String name, Context context, Work<T> work) {
    return PowertoolsLogging.withLogging(
        context,
        () -> {
          metrics.captureColdStartMetric(context);
          try {
            return tracing.invocation(name, context, () -> unchecked(work));
          } finally {
            flush();
            MDC.clear();
          }
        });
  }

  private <T> T unchecked(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw failed(new UncheckedIOException(e));
    } catch (RuntimeException | StackOverflowError e) {
      throw failed(e);
    }
  }

  private FunctionException failed(Throwable cause) {
    FunctionException failure = Failures.of(cause);
    count("Failed" + failure.getClass().getSimpleName().replace("Exception", ""), 1);
    switch (failure) {
      case PermanentException refused -> LOG.warn("refused: {}", refused.getMessage());
      case TransientException passing -> LOG.warn("may pass: {}", passing.getMessage(), passing);
      case FailedException failed -> LOG.error("failed: {}", failed.getMessage(), failed);
    }
    return failure;
  }

  /** Puts keys into all further log lines of the invocation. */
  public void about(Map<String, String> keys) {
    keys.forEach(MDC::put);
  }

  /**
   * An invocation in which nothing was counted is no reason for a warning, as it were to the
   * library.
   */
  private void flush() {
    if (counted) {
      metrics.flush();
      counted = false;
    }
  }

  /** Adds to a metric of the invocation. */
  public void count(String what, long number) {
    counted = true;
    metrics.addMetric(what, (double) number, MetricUnit.COUNT);
  }

  /** Measures a part of the invocation as a span of its trace. */
  public <T> T span(String name, Work<T> work) throws IOException {
    return tracing.span(name, work);
  }
}
