package dev.sourcelake.extractors.java;

import java.util.List;

/** Who sees a member, with what its place implies where nothing is written. */
final class Visibility {
  private Visibility() {}

  /** The visibility of a type or member; {@code container} is null at the top of a file. */
  static String of(List<String> modifiers, TypeInfo container) {
    if (modifiers.contains("private")) {
      return "private";
    }
    if (modifiers.contains("public") || (container != null && container.isInterface())) {
      return "public";
    }
    return modifiers.contains("protected") ? "protected" : "package";
  }

  /** The visibility of a constructor, which in an enum is private. */
  static String ofConstructor(List<String> modifiers, TypeInfo container) {
    return container.kind() == TypeInfo.Kind.ENUM ? "private" : of(modifiers, container);
  }
}
