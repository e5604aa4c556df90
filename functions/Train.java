import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the AOT cache of a function: {@code java Train.java FOLDER HANDLER} starts it in its unpacked zip by its own
 * bootstrap, plays Lambda's runtime to it, hands it one event, and has its JVM write down what it loaded on the way.
 */
final class Train {
  /** Something of every kind of event. What is asked for is not there, so that it is answered soon. */
  private static final String EVENT =
      "{\"Records\": [], \"repo\": \"sample\", \"origin\": \"https://host.invalid/a/b\", \"scan\": \"sample.1\", \"plan\": 1, \"owner\": \"list:sample\"}";

  private static final int MINUTES = 3;

  private Train() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    Path cache = folder.resolve("classes.aot");
    Path log = folder.resolveSibling("training.log");
    Path temporary = Files.createDirectories(folder.resolveSibling("training"));
    Files.deleteIfExists(cache);
    HttpServer runtime = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch secondAsked = new CountDownLatch(1);
    runtime.createContext("/", exchange -> answer(exchange, asked, secondAsked));
    runtime.setExecutor(Executors.newCachedThreadPool(body -> {
      Thread thread = new Thread(body);
      thread.setDaemon(true);
      return thread;
    }));
    runtime.start();
    try {
      ProcessBuilder function = new ProcessBuilder(folder.resolve("bootstrap").toString());
      function.environment().putAll(environment(folder, arguments[1], runtime, cache, temporary));
      Process process = function.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      // It asks for a second event once the first is answered, and never gets it.
      if (secondAsked.await(MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
      }
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } finally {
      runtime.stop(0);
    }
    if (!Files.isRegularFile(cache)) {
      System.err.println("No AOT cache was made of " + arguments[1] + "; see " + log);
      System.exit(1);
    }
  }

  private static void awaitTheEnd() {
    try {
      TimeUnit.MINUTES.sleep(MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> environment(
      Path folder, String handler, HttpServer runtime, Path cache, Path temporary) {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + runtime.getAddress().getPort()),
        Map.entry("LAMBDA_TASK_ROOT", folder.toString()),
        Map.entry("_HANDLER", handler),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", "training"),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "training"),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "training"),
        Map.entry("AWS_REGION", "us-east-1"),
        Map.entry("JAVA_HOME", System.getProperty("java.home")),
        Map.entry("TMPDIR", temporary.toString()),
        Map.entry("SOURCELAKE_LAKE", temporary.resolve("lake").toString()),
        Map.entry("SOURCELAKE_HOSTS", "host.invalid"),
        Map.entry("SOURCELAKE_WEBHOOK_SECRET", "none"),
        Map.entry("SOURCELAKE_DELIVERIES", "none"),
        Map.entry("SOURCELAKE_SCANS", "none"),
        Map.entry("SOURCELAKE_ORGANISATIONS", "none"),
        Map.entry("SOURCELAKE_JAVA_OPTS", "-XX:AOTCacheOutput=" + cache));
  }

  /** Hands out the event and takes whatever becomes of it. */
  private static void answer(HttpExchange exchange, AtomicInteger asked, CountDownLatch secondAsked) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (!exchange.getRequestURI().getPath().endsWith("/next")) {
        exchange.sendResponseHeaders(202, -1);
      } else if (asked.getAndIncrement() == 0) {
        byte[] event = EVENT.getBytes(StandardCharsets.UTF_8);
        // The runtime's client crashes where one of these is missing.
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "training");
        exchange
            .getResponseHeaders()
            .add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(1)));
        exchange
            .getResponseHeaders()
            .add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:training");
        exchange
            .getResponseHeaders()
            .add("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
      } else {
        secondAsked.countDown();
        awaitTheEnd();
      }
    }
  }
}
