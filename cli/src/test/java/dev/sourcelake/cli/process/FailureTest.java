package dev.sourcelake.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.sourcelake.datafusion.CancelledException;
import dev.sourcelake.datafusion.DataFusionException;
import dev.sourcelake.datafusion.ResourcesExhaustedException;
import dev.sourcelake.datafusion.SqlException;
import dev.sourcelake.datafusion.StoreUnavailableException;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.storage.StorageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void everyReasonOfAnOriginHasACodeOfItsOwnButForRefs() {
    Set<ExitCode> codes = new HashSet<>();
    for (OriginException.Reason reason : OriginException.Reason.values()) {
      ExitCode code = Failure.of(new OriginException(reason, "m")).exitCode();
      assertEquals(true, code.isOfOneOrigin(), reason.name());
      codes.add(code);
    }
    assertEquals(OriginException.Reason.values().length - 1, codes.size());
  }

  @Test
  void everyProblemOfALakeHasACodeOfItsOwn() {
    Set<ExitCode> codes = new HashSet<>();
    for (LakeException.Problem problem : LakeException.Problem.values()) {
      codes.add(Failure.of(new LakeException(problem, "m")).exitCode());
    }
    assertEquals(LakeException.Problem.values().length, codes.size());
  }

  @Test
  void anEngineThatCannotReachTheStorageIsNoFaultOfTheQuery() {
    Failure failure = Failure.of(new StoreUnavailableException("error sending request", null));
    assertEquals(ExitCode.STORAGE_UNREACHABLE, failure.exitCode());
    StorageException cause = new StorageException(StorageException.Problem.CREDENTIALS, "m", null);
    assertEquals(
        new Failure(ExitCode.NO_CREDENTIALS, "m"),
        Failure.of(new DataFusionException("query", new UncheckedIOException(cause))));
  }

  @Test
  void exitCodesAreUnique() {
    assertEquals(
        ExitCode.values().length,
        Arrays.stream(ExitCode.values()).map(ExitCode::value).distinct().count());
  }

  @Test
  void aFullDiskIsSeenThroughAllThatWrapsIt() {
    IOException full = new FileSystemException("/lake/x", null, "No space left on device");

    for (Throwable thrown :
        new Throwable[] {
          full,
          new UncheckedIOException("Cannot write", full),
          new DataFusionException("IO error: No space left on device (os error 28)", null)
        }) {
      assertEquals(ExitCode.DISK_FULL, Failure.of(thrown).exitCode());
    }
  }

  @Test
  void filesAreNamedWithWhatIsWrong() {
    assertEquals(
        new Failure(ExitCode.STORAGE, "There is no file a/b"),
        Failure.of(new NoSuchFileException("a/b")));
    assertEquals(
        new Failure(
            ExitCode.STORAGE, "No permission for a/b: change it, or run as a user who has it"),
        Failure.of(new UncheckedIOException(new AccessDeniedException("a/b"))));
    assertEquals(
        new Failure(ExitCode.STORAGE, "Cannot use a/b: it is odd"),
        Failure.of(new FileSystemException("a/b", null, "it is odd")));
    assertEquals(
        new Failure(ExitCode.STORAGE, "ends too soon"),
        Failure.of(new ExecutionException(new EOFException("ends\n too soon"))));
  }

  @Test
  void queriesFailByWhatIsAtFault() {
    assertEquals(
        new Failure(ExitCode.SQL, "The SQL cannot be parsed: Expected: \"x\""),
        Failure.of(new SqlException("SQL error: ParserError(\"Expected: \\\"x\\\"\")", null)));
    assertEquals(
        new Failure(ExitCode.SQL, "Cast error: Cannot cast"),
        Failure.of(
            new DataFusionException(
                "Optimizer rule 'simplify_expressions' failed caused by Arrow error: Cast error:"
                    + " Cannot cast",
                null)));
    assertEquals(
        ExitCode.OUT_OF_MEMORY, Failure.of(new ResourcesExhaustedException("m", null)).exitCode());
    assertEquals(ExitCode.INTERRUPTED, Failure.of(new CancelledException("m", null)).exitCode());
    assertEquals(
        new Failure(ExitCode.STORAGE, "the pack is gone"),
        Failure.of(
            new DataFusionException(
                "function source", new UncheckedIOException(new IOException("the pack is gone")))));
  }

  @Test
  void whatNobodyForesawIsAFaultOfTheProgram() {
    Failure failure = Failure.of(new IllegalStateException());

    assertEquals(ExitCode.INTERNAL, failure.exitCode());
    assertNotEquals("", failure.message());
  }
}
