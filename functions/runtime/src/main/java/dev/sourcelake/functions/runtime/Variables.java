package dev.sourcelake.functions.runtime;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** Environment variables, read by what they should be; messages name the variable. */
public final class Variables {
  private final Map<String, String> values;

  private Variables(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** The variables of this process. */
  public static Variables ofProcess() {
    return of(System.getenv());
  }

  /** These variables. */
  public static Variables of(Map<String, String> values) {
    return new Variables(values);
  }

  /** A text that must be there. */
  public String required(String name, String what) {
    requireNonNull(what, "what");
    return optional(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "The environment variable %s is not set; it says %s".formatted(name, what)));
  }

  /** A text; empty where it is not set or blank. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** A whole number from {@code least} to {@code greatest}. */
  public int number(String name, int absent, int least, int greatest) {
    String text = optional(name).orElse(Integer.toString(absent));
    int number;
    try {
      number = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The environment variable %s is '%s', which is no whole number".formatted(name, text), e);
    }
    if (number < least || number > greatest) {
      throw new IllegalArgumentException(
          "The environment variable %s is %d; give %d to %d"
              .formatted(name, number, least, greatest));
    }
    return number;
  }

  /** A choice: {@code true} or {@code false}. */
  public boolean flag(String name, boolean absent) {
    return switch (optional(name).orElse(Boolean.toString(absent))) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw new IllegalArgumentException(
              "The environment variable %s is '%s'; give true or false".formatted(name, other));
    };
  }
}
