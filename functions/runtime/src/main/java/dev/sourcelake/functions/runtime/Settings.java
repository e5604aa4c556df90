package dev.sourcelake.functions.runtime;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * What every function reads of its environment.
 *
 * @param function the function's name
 * @param lake where the lake lies: an {@code s3://} URL or a folder; empty where the function knows
 *     none
 * @param memoryMiB the function's memory
 * @param traces where traces go, by OTLP over HTTP; empty for nowhere
 * @param warmUp whether to do sample work before the first event
 */
public record Settings(
    String function, String lake, int memoryMiB, Optional<URI> traces, boolean warmUp) {
  /** Where the lake lies. */
  public static final String LAKE = "SOURCELAKE_LAKE";

  /** Whether sample work is done before the first event. */
  public static final String WARM_UP = "SOURCELAKE_WARM_UP";

  /** Where traces go: OpenTelemetry's own variable. */
  public static final String TRACES = "OTEL_EXPORTER_OTLP_ENDPOINT";

  private static final int MEMORY = 1769;
  private static final int MAX_MEMORY = 10_240;

  public Settings {
    requireNonNull(function, "function");
    requireNonNull(lake, "lake");
    requireNonNull(traces, "traces");
  }

  /** Reads them; {@link IllegalArgumentException} names the variable that is wrong. */
  public static Settings of(String function, Variables variables) {
    return of(
        function,
        variables.required(LAKE, "where the lake lies, such as s3://bucket/lake"),
        variables);
  }

  /** The same for a function that knows no lake. */
  public static Settings withoutLake(String function, Variables variables) {
    return of(function, "", variables);
  }

  private static Settings of(String function, String lake, Variables variables) {
    return new Settings(
        variables.optional("AWS_LAMBDA_FUNCTION_NAME").orElse(function),
        lake,
        variables.number("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", MEMORY, 128, MAX_MEMORY),
        variables.optional(TRACES).map(Settings::endpoint),
        variables.flag(WARM_UP, true));
  }

  private static URI endpoint(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw wrongEndpoint(text);
    }
    if (uri.getHost() == null || !uri.getScheme().matches("https?")) {
      throw wrongEndpoint(text);
    }
    return uri;
  }

  private static IllegalArgumentException wrongEndpoint(String text) {
    return new IllegalArgumentException(
        "The environment variable %s is '%s'; give a URL such as http://127.0.0.1:4318"
            .formatted(TRACES, text));
  }
}
