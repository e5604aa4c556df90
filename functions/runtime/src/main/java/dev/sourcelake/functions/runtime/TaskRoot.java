package dev.sourcelake.functions.runtime;

import java.nio.file.Path;

/** The folder that a deployed function was unpacked to, with its jars and native libraries. */
final class TaskRoot {
  private static final String NATIVE = "sourcelake.native";
  private static final String CLASS_PATH = "sourcelake.class.path";

  private TaskRoot() {}

  /**
   * Tells where native libraries lie and what the class path of child processes is, unless the JVM
   * was told so at its start. A managed runtime starts it, and loads our jars by a class loader.
   */
  static void announce(Variables variables) {
    variables
        .optional("LAMBDA_TASK_ROOT")
        .map(Path::of)
        .ifPresent(root -> {
          announce(NATIVE, root.resolve("native").toString());
          if (!System.getProperty("java.class.path", "").contains(root.resolve("lib").toString())) {
            announce(CLASS_PATH, root.resolve("lib").resolve("*").toString());
          }
        });
  }

  private static void announce(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
