package dev.sourcelake.functions.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sourcelake.functions.FailedException;
import dev.sourcelake.functions.FunctionException;
import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.functions.TransientException;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void whatMayPassIsTransient() {
    assertError(TransientException.class, new IOException("connection reset"));
    assertError(TransientException.class, new UncheckedIOException(new IOException("reset")));
    assertError(
        TransientException.class,
        new StorageException(StorageException.Problem.UNREACHABLE, "no answer", null));
  }

  @Test
  void whatStaysWrongIsPermanent() {
    assertError(PermanentException.class, new IllegalArgumentException("no such dataset"));
    assertError(PermanentException.class, new NoSuchFileException("scanned.json"));
    assertError(
        PermanentException.class, new LakeException(LakeException.Problem.NO_LAKE, "no lake"));
    assertError(
        PermanentException.class,
        new StorageException(StorageException.Problem.NO_BUCKET, "no bucket", null));
  }

  @Test
  void whatShouldNotHappenIsAFailure() {
    assertError(FailedException.class, new IllegalStateException("bug"));
    assertError(FailedException.class, new StackOverflowError());
  }

  @Test
  void whatIsSortedStaysAsItIs() {
    FunctionException known = new PermanentException("refused");
    assertSame(known, Failures.of(known));
  }

  @Test
  void messagesStandInOneLine() {
    assertEquals("a; b", Failures.of(new IOException("a\n  b\n")).getMessage());
  }

  private static void assertError(Class<? extends FunctionException> expected, Throwable cause) {
    assertEquals(expected.getName(), Failures.of(cause).error(), cause.toString());
  }
}
