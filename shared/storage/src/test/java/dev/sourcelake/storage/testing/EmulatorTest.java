package dev.sourcelake.storage.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class EmulatorTest {
  private static int status(URI address) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void theSharedOneIsOneAndKeepsBuckets() throws Exception {
    Emulator emulator = Emulator.shared();
    assertSame(emulator, Emulator.shared());
    String bucket = emulator.newBucket();
    assertNotEquals(bucket, emulator.newBucket());
    assertEquals(200, status(emulator.endpoint().resolve("/" + bucket)));
    assertEquals(404, status(emulator.endpoint().resolve("/" + bucket + "-not")));
  }

  @Test
  void aClosedOneAnswersNoMore() throws Exception {
    URI endpoint;
    try (Emulator own = Emulator.start()) {
      endpoint = own.endpoint();
      assertNotEquals(Emulator.shared().endpoint(), endpoint);
      assertEquals(200, status(endpoint.resolve("/_ministack/health")));
    }
    assertThrows(ConnectException.class, () -> status(endpoint));
  }

  @Test
  void withoutPythonATestIsSkippedWithTheReason() {
    TestAbortedException e =
        assertThrows(
            TestAbortedException.class,
            () -> Emulator.start(Map.of("SOURCELAKE_PYTHON", "/no/such/python")).close());
    assertTrue(e.getMessage().contains("Install one"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }
}
