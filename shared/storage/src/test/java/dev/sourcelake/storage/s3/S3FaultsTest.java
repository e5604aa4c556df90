package dev.sourcelake.storage.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.NewObject;
import dev.sourcelake.storage.StorageException;
import dev.sourcelake.storage.StorageException.Problem;
import dev.sourcelake.storage.testing.Emulator;
import dev.sourcelake.storage.testing.FaultyS3;
import dev.sourcelake.storage.testing.FaultyS3.Fault;
import dev.sourcelake.storage.testing.FaultyS3.Request;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

class S3FaultsTest {
  private static final Key KEY = Key.of("folder", "object");
  private static final byte[] CONTENT = {1, 2, 3};

  private final Emulator emulator = Emulator.shared();
  private final S3Location location = new S3Location(emulator.newBucket(), "lake");
  private FaultyS3 proxy;
  private S3Storage storage;

  @BeforeEach
  void open() throws IOException {
    proxy = FaultyS3.before(emulator.endpoint());
    storage = S3Storage.open(location, at(proxy.endpoint()));
  }

  @AfterEach
  void close() {
    storage.close();
    proxy.close();
  }

  private static S3Settings at(URI endpoint) {
    return S3Settings.at(endpoint, Emulator.REGION, "the-key-id", "the-secret").withMaxAttempts(3);
  }

  private static boolean completes(Request request) {
    return request.method().equals("POST") && request.query().contains("uploadId=");
  }

  private void large() throws IOException {
    try (NewObject object = storage.create(KEY)) {
      object.write(new byte[S3Upload.PART_BYTES + 1]);
      object.commit();
    }
  }

  private StorageException failure(Problem problem) {
    StorageException e = assertThrows(StorageException.class, () -> storage.read(KEY));
    assertEquals(problem, e.problem(), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
    assertFalse(e.getMessage().contains("the-secret"), e.getMessage());
    assertFalse(e.getMessage().contains("the-key-id"), e.getMessage());
    return e;
  }

  @Test
  void whatPassesByItselfIsNotSeen() throws IOException {
    proxy.follow(FaultyS3.every(2, Fault.UNAVAILABLE, request -> true));
    storage.createExclusive(KEY, CONTENT);
    assertArrayEquals(CONTENT, storage.read(KEY));
    assertEquals(3, storage.info(KEY).orElseThrow().size());
    storage.list(Key.of("folder")).close();
    storage.delete(KEY);
    assertTrue(storage.info(KEY).isEmpty());
  }

  @Test
  void aReplyThatBreaksOffIsReadAgain() throws IOException {
    storage.replace(KEY, CONTENT);
    proxy.follow(FaultyS3.first(1, Fault.CUTS_REPLY, request -> request.method().equals("GET")));
    assertArrayEquals(CONTENT, storage.read(KEY));
  }

  @Test
  void whoseWriteTookEffectHasWonThoughTheReplyWasLost() throws IOException {
    proxy.follow(FaultyS3.first(1, Fault.LOSES_REPLY, Request::isPut));
    storage.createExclusive(KEY, CONTENT);
    assertArrayEquals(CONTENT, storage.read(KEY));
  }

  @Test
  void anothersObjectOfTheSameBytesIsStillAnothers() throws IOException {
    storage.createExclusive(KEY, CONTENT);
    // A repetition is needed for the question to arise.
    proxy.follow(FaultyS3.first(1, Fault.UNAVAILABLE, Request::isPut));
    assertThrows(FileAlreadyExistsException.class, () -> storage.createExclusive(KEY, CONTENT));
  }

  @Test
  void aLostRaceIsLostWithoutAnotherQuestion() throws IOException {
    storage.createExclusive(KEY, CONTENT);
    proxy.takeRequests();
    assertThrows(FileAlreadyExistsException.class, () -> storage.createExclusive(KEY, new byte[9]));
    assertEquals(1, proxy.takeRequests().size());
  }

  @Test
  void anUploadInPartsSurvivesLostReplies() throws IOException {
    proxy.follow(FaultyS3.every(2, Fault.LOSES_REPLY, Request::isPut));
    large();
    assertEquals(S3Upload.PART_BYTES + 1, storage.info(KEY).orElseThrow().size());
    proxy.follow(FaultyS3.first(1, Fault.LOSES_REPLY, S3FaultsTest::completes));
    assertThrows(FileAlreadyExistsException.class, this::large);
  }

  @Test
  void aServiceThatStaysBusyIsNamed() {
    proxy.follow(request -> Fault.UNAVAILABLE);
    StorageException e = failure(Problem.UNREACHABLE);
    assertTrue(e.getMessage().contains("SlowDown"), e.getMessage());
    assertTrue(e.getMessage().contains("asked 3 times"), e.getMessage());
  }

  @Test
  void aMissingPermissionIsNamed() {
    proxy.follow(request -> Fault.DENIED);
    StorageException e = failure(Problem.ACCESS_DENIED);
    assertTrue(e.getMessage().contains(storage.address(KEY)), e.getMessage());
    assertTrue(e.getMessage().contains("s3:GetObject"), e.getMessage());
    assertEquals(
        Problem.ACCESS_DENIED,
        assertThrows(StorageException.class, () -> storage.info(KEY)).problem());
  }

  @Test
  void expiredCredentialsAreNamed() {
    proxy.follow(request -> Fault.EXPIRED);
    assertTrue(failure(Problem.CREDENTIALS).getMessage().contains("expired"));
  }

  @Test
  void aMissingBucketIsNamed() throws IOException {
    storage.close();
    storage = S3Storage.open(new S3Location("no-such-bucket", "lake"), at(proxy.endpoint()));
    assertTrue(failure(Problem.NO_BUCKET).getMessage().contains("'no-such-bucket'"));
    for (Problem problem :
        new Problem[] {
          assertThrows(StorageException.class, () -> storage.createExclusive(KEY, CONTENT))
              .problem(),
          assertThrows(StorageException.class, () -> storage.list(KEY)).problem()
        }) {
      assertEquals(Problem.NO_BUCKET, problem);
    }
  }

  @Test
  void aServiceThatCannotBeReachedIsNamed() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    storage.close();
    storage = S3Storage.open(location, at(URI.create("http://127.0.0.1:" + free)));
    assertTrue(failure(Problem.UNREACHABLE).getMessage().contains(":" + free));
  }

  @Test
  void withoutCredentialsItSaysHowToGetThem() throws IOException {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("Unable to load credentials from any of the providers");
        };
    storage.close();
    storage =
        S3Storage.open(
            location,
            new S3Settings(Optional.of(proxy.endpoint()), Optional.of(Emulator.REGION), none, 1));
    assertTrue(failure(Problem.CREDENTIALS).getMessage().contains("aws configure"));
  }
}
