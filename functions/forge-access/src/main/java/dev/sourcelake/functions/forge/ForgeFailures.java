package dev.sourcelake.functions.forge;

import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.functions.FunctionException;
import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.functions.TransientException;

/** What helps against a forge's refusals. */
public final class ForgeFailures {
  private ForgeFailures() {}

  /** The failure as one that the workflow knows. */
  public static FunctionException of(ForgeException failure) {
    return switch (failure.reason()) {
      case RATE_LIMITED, UNREACHABLE -> new TransientException(failure.getMessage(), failure);
      case AUTHENTICATION, NOT_FOUND, UNEXPECTED, SETTINGS ->
          new PermanentException(failure.getMessage(), failure);
    };
  }
}
