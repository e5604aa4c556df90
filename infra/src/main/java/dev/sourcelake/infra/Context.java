package dev.sourcelake.infra;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads settings from a CDK context, and knows which of them nobody asked for. */
final class Context {
  private final Map<String, ?> values;
  private final Set<String> known = new HashSet<>();

  Context(Map<String, ?> values) {
    this.values = values;
  }

  String text(String key, String otherwise) {
    known.add(key);
    Object value = values.get(Settings.PREFIX + key);
    return value == null ? otherwise : value.toString().strip();
  }

  int number(String key, int otherwise) {
    String value = text(key, Integer.toString(otherwise));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw Settings.invalid(key, value, "a whole number");
    }
  }

  /** A choice, which is not made where nothing is said. */
  boolean flag(String key) {
    String value = text(key, "false");
    if (!value.equals("true") && !value.equals("false")) {
      throw Settings.invalid(key, value, "true or false");
    }
    return value.equals("true");
  }

  List<String> list(String key, String otherwise) {
    return Arrays.stream(text(key, otherwise).split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  FunctionRuntime choice(String key, FunctionRuntime otherwise) {
    String value = text(key, otherwise.value());
    return Arrays.stream(FunctionRuntime.values())
        .filter(runtime -> runtime.value().equals(value))
        .findFirst()
        .orElseThrow(() ->
            Settings.invalid(
                key,
                value,
                Arrays.stream(FunctionRuntime.values())
                    .map(FunctionRuntime::value)
                    .collect(Collectors.joining(" or "))));
  }

  void refuseUnknown() {
    for (String key : new TreeSet<>(values.keySet())) {
      if (key.startsWith(Settings.PREFIX)
          && !known.contains(key.substring(Settings.PREFIX.length()))) {
        throw new InvalidSettingException(
            "There is no setting "
                + key
                + ". There are: "
                + new TreeSet<>(known)
                    .stream().map(Settings.PREFIX::concat).collect(Collectors.joining(", "))
                + ".");
      }
    }
  }
}
