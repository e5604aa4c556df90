package dev.sourcelake.functions.runtime;

import dev.sourcelake.datafusion.ResourcesExhaustedException;
import dev.sourcelake.functions.FailedException;
import dev.sourcelake.functions.FunctionException;
import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.functions.TransientException;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

/** Sorts what goes wrong by what helps against it. */
public final class Failures {
  private Failures() {}

  /** The failure as one that the workflow knows; one that already is stays as it is. */
  public static FunctionException of(Throwable failure) {
    return switch (failure) {
      case FunctionException known -> known;
      case UncheckedIOException wrapped -> of(wrapped.getCause());
      case NoSuchFileException missing -> new PermanentException(text(missing), missing);
      case StorageException storage -> ofStorage(storage);
      case IOException io -> new TransientException(text(io), io);
      case LakeException lake -> new PermanentException(text(lake), lake);
      case IllegalArgumentException wrong -> new PermanentException(text(wrong), wrong);
      case ResourcesExhaustedException memory ->
          new FailedException(
              "The function's memory does not do: %s. Give it more".formatted(text(memory)),
              memory);
      default -> new FailedException(failure.toString(), failure);
    };
  }

  private static FunctionException ofStorage(StorageException failure) {
    return switch (failure.problem()) {
      case UNREACHABLE, CREDENTIALS -> new TransientException(text(failure), failure);
      case NO_BUCKET, ACCESS_DENIED, SETTINGS, REFUSED ->
          new PermanentException(text(failure), failure);
    };
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.toString()
        : message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
