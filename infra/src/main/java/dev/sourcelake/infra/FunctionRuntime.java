package dev.sourcelake.infra;

import software.amazon.awscdk.services.lambda.Runtime;

/** What runs the functions' code. */
public enum FunctionRuntime {
  /** The zip's own {@code bootstrap} on Amazon Linux 2023; also what an emulator can run. */
  PROVIDED("provided"),
  /** Lambda's Java 25, with SnapStart wherever a function can have it. */
  JAVA25("java25");

  private final String value;

  FunctionRuntime(String value) {
    this.value = value;
  }

  /** The setting's value that stands for it. */
  public String value() {
    return value;
  }

  /** Lambda's name of it. */
  public Runtime lambdaRuntime() {
    return switch (this) {
      case PROVIDED -> Runtime.PROVIDED_AL2023;
      case JAVA25 -> Runtime.JAVA_25;
    };
  }

  /** Whether Lambda takes snapshots of functions that run on it. */
  public boolean hasSnapshots() {
    return this == JAVA25;
  }
}
