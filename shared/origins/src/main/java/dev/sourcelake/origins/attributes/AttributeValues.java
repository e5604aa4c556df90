package dev.sourcelake.origins.attributes;

import dev.sourcelake.origins.attributes.AttributeRule.Assignment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The attributes of one path under way, macros expanded. */
final class AttributeValues {
  private final Map<String, List<Assignment>> macros;
  private final Map<String, String> values = new HashMap<>();

  AttributeValues(Map<String, List<Assignment>> macros) {
    this.macros = macros;
  }

  void apply(List<Assignment> assignments) {
    for (Assignment assignment : assignments) {
      values.put(assignment.name(), assignment.value());
      if (Assignment.SET.equals(assignment.value())) {
        // Macros name other attributes only, as git has it, so this does not recur.
        macros
            .getOrDefault(assignment.name(), List.of())
            .forEach(expanded -> values.put(expanded.name(), expanded.value()));
      }
    }
  }

  FileAttributes toFileAttributes(boolean workTree) {
    if (values.isEmpty()) {
      return FileAttributes.NONE;
    }
    return new FileAttributes(
        truth("linguist-generated"),
        truth("linguist-vendored"),
        truth("linguist-documentation"),
        truth("linguist-detectable"),
        text("linguist-language"),
        workTree ? text("working-tree-encoding") : null,
        truth("binary"),
        "lfs".equals(values.get("filter")));
  }

  /** Set and unset as they are, {@code =true} and {@code =false} as linguist reads them. */
  private Boolean truth(String name) {
    String value = values.get(name);
    return value == null ? null : !value.equals(Assignment.UNSET);
  }

  private String text(String name) {
    String value = values.get(name);
    boolean isText =
        value != null && !value.equals(Assignment.SET) && !value.equals(Assignment.UNSET);
    return isText && !value.isEmpty() ? value : null;
  }
}
