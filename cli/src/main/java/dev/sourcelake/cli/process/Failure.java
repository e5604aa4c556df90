package dev.sourcelake.cli.process;

import dev.sourcelake.cli.cloud.CloudException;
import dev.sourcelake.datafusion.CancelledException;
import dev.sourcelake.datafusion.DataFusionException;
import dev.sourcelake.datafusion.ResourcesExhaustedException;
import dev.sourcelake.datafusion.StoreUnavailableException;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.stages.ScanException;
import dev.sourcelake.stages.cost.OverBudgetException;
import dev.sourcelake.storage.StorageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * What an exception means to whoever started the command: the one place where exceptions become
 * exit codes.
 *
 * @param exitCode how the process ends
 * @param message the problem, why, and what to do, in one line
 */
public record Failure(ExitCode exitCode, String message) {
  private static final Set<String> DISK_FULL =
      Set.of("No space left on device", "Disk quota exceeded", "There is not enough space");

  /** What the widest view, call_targets, is asked in: one question for each repository. */
  private static final String NARROWER =
      "narrow it down to a repository (WHERE repo = '…') or a name, and ask once for each";

  /** The failure that an exception stands for. */
  public static Failure of(Throwable thrown) {
    Throwable full = diskFull(thrown);
    if (full != null) {
      return new Failure(
          ExitCode.DISK_FULL, "The disk is full (" + line(full) + "): make room and try again");
    }
    return switch (thrown) {
      case CommandException e -> new Failure(e.exitCode(), line(e));
      case OriginException e -> new Failure(exitCode(e.reason()), line(e));
      case ForgeException e -> new Failure(exitCode(e.reason()), line(e));
      case LakeException e -> new Failure(exitCode(e.problem()), line(e));
      case OverBudgetException e -> new Failure(ExitCode.OVER_BUDGET, line(e));
      case ScanException e -> new Failure(exitCode(e.reason()), line(e));
      case CancelledException _, InterruptedException _, ClosedByInterruptException _ ->
          interrupted();
      case InterruptedIOException _ -> interrupted();
      case DataFusionException e -> ofQuery(e);
      case UncheckedIOException e -> of(e.getCause());
      case CloudException e -> new Failure(exitCode(e.problem()), line(e));
      case StorageException e -> new Failure(exitCode(e.problem()), line(e));
      case ExecutionException e when e.getCause() != null -> of(e.getCause());
      case CompletionException e when e.getCause() != null -> of(e.getCause());
      case NoSuchFileException e ->
          new Failure(ExitCode.STORAGE, "There is no file " + e.getFile() + reason(e));
      case AccessDeniedException e ->
          new Failure(
              ExitCode.STORAGE,
              "No permission for " + e.getFile() + ": change it, or run as a user who has it");
      case FileSystemException e ->
          new Failure(ExitCode.STORAGE, "Cannot use " + e.getFile() + reason(e));
      case IOException e -> new Failure(ExitCode.STORAGE, line(e));
      case UnsatisfiedLinkError e -> new Failure(ExitCode.CANNOT_START, line(e));
      default ->
          new Failure(
              ExitCode.INTERNAL,
              "A fault of the program: "
                  + line(thrown)
                  + "; --stacktrace shows where, and a report is welcome");
    };
  }

  /** What Ctrl-C leaves behind. */
  public static Failure interrupted() {
    return new Failure(
        ExitCode.INTERRUPTED, "Interrupted; nothing half done is in the lake's tables");
  }

  private static Failure ofQuery(DataFusionException e) {
    // What our own code threw inside a query says more than the query's failure.
    if (e.getCause() != null) {
      return of(e.getCause());
    }
    return switch (e) {
      case ResourcesExhaustedException _ ->
          new Failure(
              ExitCode.OUT_OF_MEMORY,
              "The query needs more memory than it may use: " + line(e) + "; " + NARROWER);
      case StoreUnavailableException _ ->
          new Failure(
              ExitCode.STORAGE_UNREACHABLE,
              "The lake's storage does not answer: " + line(e) + "; try again later");
      default -> new Failure(ExitCode.SQL, EngineMessages.tidy(line(e)));
    };
  }

  private static ExitCode exitCode(OriginException.Reason reason) {
    return switch (reason) {
      case NOT_FOUND -> ExitCode.NO_SUCH_ORIGIN;
      case NOT_A_FOLDER -> ExitCode.NOT_A_FOLDER;
      case NO_PERMISSION -> ExitCode.NO_PERMISSION;
      case UNBORN_BRANCH, UNKNOWN_REF -> ExitCode.UNKNOWN_REF;
      case EMPTY -> ExitCode.EMPTY_ORIGIN;
      case UNREACHABLE -> ExitCode.UNREACHABLE;
      case AUTHENTICATION -> ExitCode.AUTHENTICATION;
      case UNSUPPORTED -> ExitCode.UNSUPPORTED_ORIGIN;
      case BROKEN_REPOSITORY -> ExitCode.BROKEN_ORIGIN;
      case LIMIT_EXCEEDED -> ExitCode.ORIGIN_TOO_LARGE;
    };
  }

  private static ExitCode exitCode(ForgeException.Reason reason) {
    return switch (reason) {
      case AUTHENTICATION -> ExitCode.AUTHENTICATION;
      case NOT_FOUND -> ExitCode.NO_SUCH_ORIGIN;
      case RATE_LIMITED, UNREACHABLE, UNEXPECTED -> ExitCode.UNREACHABLE;
      case SETTINGS -> ExitCode.USAGE;
    };
  }

  private static ExitCode exitCode(LakeException.Problem problem) {
    return switch (problem) {
      case NO_LAKE -> ExitCode.NOT_A_LAKE;
      case NEWER_FORMAT -> ExitCode.NEWER_LAKE;
      case OTHER_ORIGIN -> ExitCode.OTHER_ORIGIN;
      case UNKNOWN -> ExitCode.NOT_FOUND;
      case DAMAGED -> ExitCode.DAMAGED_LAKE;
    };
  }

  private static ExitCode exitCode(ScanException.Reason reason) {
    return switch (reason) {
      case REFUSED -> ExitCode.REFUSED;
    };
  }

  private static ExitCode exitCode(StorageException.Problem problem) {
    return switch (problem) {
      case NO_BUCKET, SETTINGS -> ExitCode.NO_BUCKET;
      case CREDENTIALS -> ExitCode.NO_CREDENTIALS;
      case UNREACHABLE -> ExitCode.STORAGE_UNREACHABLE;
      case ACCESS_DENIED, REFUSED -> ExitCode.STORAGE;
    };
  }

  private static ExitCode exitCode(CloudException.Problem problem) {
    return switch (problem) {
      case NO_DEPLOYMENT -> ExitCode.NO_DEPLOYMENT;
      case NOT_FOUND -> ExitCode.NOT_FOUND;
      case CREDENTIALS -> ExitCode.NO_CREDENTIALS;
      case REFUSED -> ExitCode.CLOUD_REFUSED;
      case UNREACHABLE -> ExitCode.CLOUD_UNREACHABLE;
    };
  }

  /** What says that the disk is full, as far down as it is said; null where nothing does. */
  private static Throwable diskFull(Throwable thrown) {
    Throwable found = null;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      String message = t.getMessage();
      if (message != null && DISK_FULL.stream().anyMatch(message::contains)) {
        found = t;
      }
    }
    return found;
  }

  private static String reason(FileSystemException e) {
    return e.getReason() == null ? "" : ": " + e.getReason();
  }

  /** The message without line ends and runs of blanks. */
  private static String line(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null
        ? thrown.getClass().getSimpleName()
        : message.strip().replaceAll("\\s+", " ");
  }
}
