package dev.sourcelake.storage.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/**
 * AWS for tests: the emulator of {@code localstack/emulator}, in a process of its own that ends
 * with this JVM, however that ends. A test that asks for one where Python is missing is skipped
 * with one line that says what to install.
 */
public final class Emulator implements AutoCloseable {
  /** The region of everything in it. */
  public static final String REGION = "us-east-1";

  /** The access key that it takes, and the secret as well: it checks neither. */
  public static final String ACCESS_KEY = "test";

  private static final int CANNOT_START = 40;
  private static final int STOPS_WITHIN_SECONDS = 10;

  private final Process process;
  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();

  private Emulator(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** What all tests of this JVM share; started by the first that asks, never to be closed. */
  private static final class Shared {
    private static Emulator emulator;

    private Shared() {}

    static synchronized Emulator get() {
      if (emulator == null) {
        emulator = start();
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "stop-emulator"));
      }
      return emulator;
    }
  }

  /** The emulator that this JVM's tests share; its caller makes a bucket of its own. */
  public static Emulator shared() {
    return Shared.get();
  }

  /** An emulator of the caller's own, who closes it. */
  public static Emulator start() {
    return start(Map.of());
  }

  /** An emulator of the caller's own whose functions see these variables too. */
  public static Emulator start(Map<String, String> environment) {
    try {
      Path errors = Files.createTempFile("emulator", ".err");
      ProcessBuilder command = new ProcessBuilder(script().toString(), "run", "--port", "0");
      command.environment().putAll(environment);
      Process process = command.redirectError(errors.toFile()).start();
      BufferedReader output = process.inputReader(UTF_8);
      String endpoint = output.readLine();
      if (endpoint != null) {
        Files.delete(errors);
        return new Emulator(process, URI.create(endpoint));
      }
      int exitCode = process.waitFor();
      String message = Files.readString(errors).strip();
      Files.delete(errors);
      Assumptions.assumeTrue(exitCode != CANNOT_START, () -> "Skipped: " + message);
      throw new IllegalStateException("The emulator did not start: " + message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path script() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path script = folder.resolve("localstack").resolve("emulator");
      if (Files.isExecutable(script)) {
        return script;
      }
    }
    throw new IllegalStateException("No localstack/emulator in " + start + " or above it");
  }

  /** Where it answers: {@code http://127.0.0.1:<port>}, for every service. */
  public URI endpoint() {
    return endpoint;
  }

  /** Makes an empty bucket with a name that no other has, and returns the name. */
  public String newBucket() {
    String name = "test-" + UUID.randomUUID();
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/" + name))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("No bucket could be made: " + answer.body());
      }
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What a program needs in its environment so that its AWS is this one. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint.toString(),
        "AWS_REGION", REGION,
        "AWS_ACCESS_KEY_ID", ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY", ACCESS_KEY,
        "AWS_EC2_METADATA_DISABLED", "true");
  }

  /** Stops it and every function it has started. */
  @Override
  public void close() {
    http.close();
    try {
      // The script stops what it has started when its input ends.
      process.outputWriter().close();
      if (!process.waitFor(STOPS_WITHIN_SECONDS, SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
