package dev.sourcelake.extractors.bytecode;

/** Names of types as people and the other tables write them. */
final class TypeNames {
  private TypeNames() {}

  /** The binary name of an internal name: {@code p/A$B}, or {@code [Lp/A;} for an array. */
  static String ofInternal(String name) {
    return name.startsWith("[") ? ofDescriptor(name) : name.replace('/', '.');
  }

  /** The binary name of a field descriptor; one that is malformed stays as it is. */
  static String ofDescriptor(String descriptor) {
    int dimensions = 0;
    while (dimensions < descriptor.length() && descriptor.charAt(dimensions) == '[') {
      dimensions++;
    }
    String element = element(descriptor.substring(dimensions));
    return element == null || dimensions > 255 ? descriptor : element + "[]".repeat(dimensions);
  }

  private static String element(String descriptor) {
    if (descriptor.length() > 2 && descriptor.startsWith("L") && descriptor.endsWith(";")) {
      return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }
    return switch (descriptor) {
      case "B" -> "byte";
      case "C" -> "char";
      case "D" -> "double";
      case "F" -> "float";
      case "I" -> "int";
      case "J" -> "long";
      case "S" -> "short";
      case "Z" -> "boolean";
      case "V" -> "void";
      default -> null;
    };
  }
}
