package dev.sourcelake.datafusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.ObjectStoreOptions.Credentials;
import dev.sourcelake.storage.testing.Emulator;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files in a bucket, behind a gateway that can lose replies. */
class S3Test extends NativeTest {
  private static final int SMALL = 1_000;

  /** As many rows as need several parts. */
  private static final int LARGE = 1_500_000;

  private static final Credentials CREDENTIALS =
      new Credentials(Emulator.ACCESS_KEY, Emulator.ACCESS_KEY, Optional.empty());

  private String bucket;
  private LossyGateway gateway;
  private volatile Supplier<Credentials> provider = () -> CREDENTIALS;

  @Override
  @BeforeEach
  void open() {
    Emulator emulator = Emulator.shared();
    bucket = emulator.newBucket();
    try {
      gateway = new LossyGateway(emulator.endpoint());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    super.open();
  }

  @AfterEach
  void closeGateway() {
    gateway.close();
  }

  @Override
  SessionOptions options() {
    return super.options()
        .withObjectStore(at(gateway.endpoint()).withCredentials(() -> provider.get()));
  }

  private static ObjectStoreOptions at(URI endpoint) {
    return ObjectStoreOptions.at(endpoint, Emulator.REGION, CREDENTIALS);
  }

  @Override
  String out() {
    return "s3://" + bucket + "/facts";
  }

  private List<WrittenFile> write(String prefix, int rows) {
    context.registerStream("facts", new Facts.Reader(allocator, rows / SMALL, SMALL));
    return written(
        "SELECT * FROM facts", write(prefix).compression(new Compression.None()).build());
  }

  private void assertHolds(List<WrittenFile> files, int rows) throws IOException {
    register("written", files, List.of());
    assertEquals(
        List.of(rows + "|" + rows / SMALL),
        rows("SELECT count(bstart), count(DISTINCT path) FROM written"));
  }

  private long count(String request) {
    return gateway.requests().stream().filter(r -> r.startsWith(request)).count();
  }

  private static boolean isCompletion(String request) {
    return request.startsWith("POST ") && request.contains("uploadId=");
  }

  @Test
  void filesOfAnySizeAreWrittenAndRead() throws IOException {
    List<WrittenFile> small = write("small", SMALL);
    assertEquals(out() + "/small-0.parquet", small.getFirst().location());
    assertHolds(small, SMALL);
    assertHolds(write("large", LARGE), LARGE);
    assertEquals(1, gateway.requests().stream().filter(S3Test::isCompletion).count());
  }

  @Test
  void aTakenPlaceIsNotReplaced() throws IOException {
    for (int rows : new int[] {SMALL, LARGE}) {
      List<WrittenFile> first = write("part" + rows, rows);
      var failure =
          assertThrows(FileExistsException.class, () -> write("part" + rows, rows + SMALL));
      assertTrue(failure.getMessage().contains(first.getFirst().location()));
      assertHolds(first, rows);
    }
  }

  @Test
  void aLostReplyIsNoLostRace() throws IOException {
    gateway.lose(2, request -> request.startsWith("PUT "));
    assertHolds(write("small", SMALL), SMALL);
    assertEquals(3, count("PUT "));
    gateway.lose(1, S3Test::isCompletion);
    assertHolds(write("large", LARGE), LARGE);
  }

  @Test
  void aWriteThatIsGivenUpLeavesNothing() throws IOException {
    try (ParquetSink sink =
            context.openSink(
                Facts.SCHEMA, write("given-up").compression(new Compression.None()).build());
        VectorSchemaRoot root = VectorSchemaRoot.create(Facts.SCHEMA, allocator)) {
      for (int file = 0; file < 15; file++) {
        Facts.fill(root, file, 100_000);
        sink.write(root);
      }
    }
    assertEquals(1, count("DELETE "), "aborted uploads");
    assertHolds(write("given-up", SMALL), SMALL);
  }

  @Test
  void credentialsAreThoseOfTheMoment() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    provider =
        () -> {
          asked.incrementAndGet();
          return CREDENTIALS;
        };
    write("first", SMALL);
    int before = asked.get();
    assertTrue(before > 0);
    write("second", SMALL);
    assertTrue(asked.get() > before);
    RuntimeException expired = new IllegalStateException("the role is gone");
    provider =
        () -> {
          throw expired;
        };
    var failure = assertThrows(DataFusionException.class, () -> write("third", SMALL));
    assertSame(expired, failure.getCause());
    assertFalse(failure instanceof StoreUnavailableException);
  }

  @Test
  void onlyWhatMayPassIsUnavailable() throws IOException {
    URI nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    ObjectStoreOptions unreachable = at(nobody).withRetryTimeout(Duration.ofMillis(200));
    try (SessionContext other = SessionContext.open(super.options().withObjectStore(unreachable));
        DataFrame frame = other.sql("SELECT 'a' AS path")) {
      assertThrows(
          StoreUnavailableException.class, () -> frame.writeParquet(write("part").build()));
    }
    ParquetFile missing = ParquetFile.of(out() + "/none.parquet", 100);
    context.registerParquet("none", Facts.SCHEMA, ParquetTable.of(List.of(missing)));
    var failure = assertThrows(DataFusionException.class, () -> rows("SELECT path FROM none"));
    assertFalse(failure instanceof StoreUnavailableException, failure.toString());
    assertTrue(failure.getMessage().contains("none.parquet"), failure.getMessage());
  }
}
