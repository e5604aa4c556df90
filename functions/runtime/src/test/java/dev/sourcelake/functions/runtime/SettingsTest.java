package dev.sourcelake.functions.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void whatIsNotSetHasItsDefault() {
    Settings settings = settings("SOURCELAKE_LAKE", "s3://bucket/lake");
    assertEquals("s3://bucket/lake", settings.lake());
    assertEquals("plan", settings.function());
    assertTrue(settings.traces().isEmpty());
    assertTrue(settings.warmUp());
  }

  @Test
  void whatIsWrongIsNamed() {
    assertNamed("SOURCELAKE_LAKE", "SOURCELAKE_LAKE", " ");
    assertNamed("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "much");
    assertNamed("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "5");
    assertNamed("SOURCELAKE_WARM_UP", "SOURCELAKE_WARM_UP", "yes");
    assertNamed("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318");
  }

  private static void assertNamed(String named, String... variables) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> settings(variables));
    assertTrue(wrong.getMessage().contains(named), wrong.getMessage());
  }

  private static Settings settings(String... variables) {
    Map<String, String> values = new HashMap<>(Map.of("SOURCELAKE_LAKE", "lake"));
    for (int i = 0; i < variables.length; i += 2) {
      values.put(variables[i], variables[i + 1]);
    }
    return Settings.of("plan", Variables.of(values));
  }
}
