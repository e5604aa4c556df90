package dev.sourcelake.functions.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Traces by OpenTelemetry, sent by OTLP over HTTP at the end of each invocation, since a function
 * is frozen between two. Without an endpoint nothing is recorded.
 */
final class Tracing {
  private static final String SCOPE = "dev.sourcelake";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Tracer tracer;
  private final Runnable flush;

  private Tracing(Tracer tracer, Runnable flush) {
    this.tracer = tracer;
    this.flush = flush;
  }

  static Tracing of(Settings settings) {
    return settings
        .traces()
        .map(endpoint -> to(endpoint, settings.function()))
        .orElseGet(() -> new Tracing(OpenTelemetry.noop().getTracer(SCOPE), () -> {}));
  }

  private static Tracing to(URI endpoint, String function) {
    String base = endpoint.toString().replaceFirst("/+$", "");
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.getDefault()
                    .merge(
                        Resource.create(
                            Attributes.of(AttributeKey.stringKey("service.name"), function))))
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder()
                            .setEndpoint(base + "/v1/traces")
                            .setTimeout(PATIENCE)
                            .build())
                    .build())
            .build();
    Tracer tracer = OpenTelemetrySdk.builder().setTracerProvider(provider).build().getTracer(SCOPE);
    return new Tracing(
        tracer, () -> provider.forceFlush().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Runs an invocation as a span below that of whoever invoked, and sends what was recorded. */
  <T> T invocation(String name, Context context, Supplier<T> work) {
    Span span =
        tracer
            .spanBuilder(name)
            .setSpanKind(SpanKind.SERVER)
            .setParent(XrayHeader.ofInvocation().parent())
            .setAttribute("faas.invocation_id", context.getAwsRequestId())
            .startSpan();
    try (Scope _ = span.makeCurrent()) {
      return work.get();
    } catch (RuntimeException e) {
      span.recordException(e).setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
      flush.run();
    }
  }

  <T> T span(String name, Telemetry.Work<T> work) throws IOException {
    Span span = tracer.spanBuilder(name).startSpan();
    try (Scope _ = span.makeCurrent()) {
      return work.run();
    } catch (IOException | RuntimeException e) {
      span.recordException(e).setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }
}
