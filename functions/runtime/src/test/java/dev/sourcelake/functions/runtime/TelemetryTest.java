package dev.sourcelake.functions.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.functions.testing.FakeContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TelemetryTest {
  @Test
  void anInvocationAndItsPartsAreSentAsATraceWhenItEnds() throws IOException {
    List<String> sent = new CopyOnWriteArrayList<>();
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          sent.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    try {
      Telemetry telemetry = telemetry("http://127.0.0.1:" + collector.getAddress().getPort());
      int answer =
          telemetry.invocation(
              "plan-worklist",
              new FakeContext(Duration.ofMinutes(1)),
              () -> telemetry.span("read the ledger", () -> 42));
      assertEquals(42, answer);
    } finally {
      collector.stop(0);
    }
    assertEquals(1, sent.size());
    assertTrue(sent.getFirst().contains("plan-worklist"), sent.getFirst());
    assertTrue(sent.getFirst().contains("read the ledger"), sent.getFirst());
  }

  @Test
  void whatFailsComesOutSorted() {
    Telemetry telemetry = telemetry("http://127.0.0.1:1");
    PermanentException refused =
        assertThrows(
            PermanentException.class,
            () ->
                telemetry.invocation(
                    "scan",
                    new FakeContext(Duration.ofMinutes(1)),
                    () -> {
                      throw new IllegalArgumentException("no such profile");
                    }));
    assertEquals("no such profile", refused.getMessage());
  }

  @Test
  void theHeaderOfAwsNamesTheCaller() {
    SpanContext caller =
        Span.fromContext(
                new XrayHeader(
                        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1")
                    .parent())
            .getSpanContext();
    assertEquals("5759e988bd862e3fe1be46a994272793", caller.getTraceId());
    assertEquals("53995c3f42cd8ad8", caller.getSpanId());
    assertTrue(caller.isSampled());
    assertTrue(!Span.fromContext(new XrayHeader("nonsense").parent()).getSpanContext().isValid());
  }

  private static Telemetry telemetry(String endpoint) {
    return new Telemetry(
        Settings.of(
            "plan",
            Variables.of(
                Map.of("SOURCELAKE_LAKE", "lake", "OTEL_EXPORTER_OTLP_ENDPOINT", endpoint))));
  }
}
