package dev.sourcelake.infra.constructs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The states of workflows, which lie beside the code. */
final class Definitions {
  private Definitions() {}

  /** The states; numbers cannot be left to CloudFormation, which fills in text only. */
  static String read(String resource, Map<String, Integer> numbers) {
    try (InputStream in = Definitions.class.getResourceAsStream(resource)) {
      String states = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, Integer> number : numbers.entrySet()) {
        states =
            states.replace("\"${" + number.getKey() + "}\"", Integer.toString(number.getValue()));
      }
      return states;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
