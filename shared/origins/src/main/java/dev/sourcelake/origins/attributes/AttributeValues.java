package dev.sourcelake.origins.attributes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.Attribute.State;

/** The attributes of one path under way, macros expanded. */
final class AttributeValues {
  private final Map<String, List<Attribute>> macros;
  private final Map<String, Attribute> values = new HashMap<>();

  AttributeValues(Map<String, List<Attribute>> macros) {
    this.macros = macros;
  }

  void apply(List<Attribute> attributes) {
    for (Attribute attribute : attributes) {
      values.put(attribute.getKey(), attribute);
      List<Attribute> macro = macros.get(attribute.getKey());
      if (macro != null && attribute.getState() == State.SET) {
        // Macros name other attributes only, as git has it, so this does not recur.
        macro.forEach(expanded -> values.put(expanded.getKey(), expanded));
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
        "lfs".equals(text("filter")));
  }

  /** Set and unset as they are; {@code =true} and {@code =false} as linguist reads them. */
  private Boolean truth(String key) {
    Attribute attribute = values.get(key);
    if (attribute == null) {
      return null;
    }
    return switch (attribute.getState()) {
      case SET -> true;
      case UNSET -> false;
      case UNSPECIFIED -> null;
      case CUSTOM -> !attribute.getValue().equals("false");
    };
  }

  private String text(String key) {
    Attribute attribute = values.get(key);
    return attribute == null || attribute.getState() != State.CUSTOM ? null : attribute.getValue();
  }
}
