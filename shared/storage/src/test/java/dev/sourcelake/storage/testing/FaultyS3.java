package dev.sourcelake.storage.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * An HTTP proxy in front of a service such as the {@link Emulator}, which sees every request of
 * every process, and fails those that it is told to. What it forwards is held in memory.
 */
public final class FaultyS3 implements AutoCloseable {
  /** What may become of a request. */
  public enum Fault {
    /** It is forwarded, and answered as it should be. */
    NONE,
    /** It is answered with 503 Slow Down and not forwarded. */
    UNAVAILABLE,
    /** It takes effect, but the connection ends without an answer. */
    LOSES_REPLY,
    /** The connection ends in the middle of the answer. */
    CUTS_REPLY,
    /** It is answered with 403 Access Denied. */
    DENIED,
    /** It is answered as if the caller's token had expired. */
    EXPIRED
  }

  /** A request as it came. */
  public record Request(String method, String path, String query) {
    /** Whether it writes an object, a part, or the beginning or end of an upload. */
    public boolean isPut() {
      return method.equals("PUT") || (method.equals("POST") && !isDelete());
    }

    /** Whether it asks for a page of a listing. */
    public boolean isList() {
      return method.equals("GET") && query.contains("list-type=");
    }

    /** Whether it deletes an object, several, or an upload. */
    public boolean isDelete() {
      return method.equals("DELETE")
          || (method.equals("POST") && (query.equals("delete") || query.startsWith("delete=")));
    }
  }

  /** Says what becomes of each request; called by several threads. */
  @FunctionalInterface
  public interface Plan {
    /** What becomes of the next request. */
    Fault fault(Request request);
  }

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

  private final URI service;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final List<Request> requests = new ArrayList<>();
  private volatile Plan plan = request -> Fault.NONE;

  private FaultyS3(URI service, HttpServer server) {
    this.service = service;
    this.server = server;
  }

  /** A proxy at a free port, in front of a service; it fails nothing yet. */
  public static FaultyS3 before(URI service) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FaultyS3 proxy = new FaultyS3(service, server);
      server.setExecutor(proxy.threads);
      server.createContext("/", proxy::handle);
      server.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A plan that fails the first {@code times} requests of a kind. */
  public static Plan first(int times, Fault fault, Predicate<Request> kind) {
    AtomicLong seen = new AtomicLong();
    return request -> kind.test(request) && seen.incrementAndGet() <= times ? fault : Fault.NONE;
  }

  /** A plan that fails every {@code n}-th request of a kind. */
  public static Plan every(int n, Fault fault, Predicate<Request> kind) {
    AtomicLong seen = new AtomicLong();
    return request -> kind.test(request) && seen.incrementAndGet() % n == 0 ? fault : Fault.NONE;
  }

  /** Follows a plan from now on. */
  public void follow(Plan next) {
    plan = next;
  }

  /** Where it answers. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** All requests since the last call of this, those included that were failed. */
  public List<Request> takeRequests() {
    synchronized (requests) {
      List<Request> taken = List.copyOf(requests);
      requests.clear();
      return taken;
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
      Request request = new Request(exchange.getRequestMethod(), uri.getRawPath(), query);
      synchronized (requests) {
        requests.add(request);
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (plan.fault(request)) {
        case NONE -> answer(exchange, forward(exchange, uri, body), Integer.MAX_VALUE);
        case LOSES_REPLY -> forward(exchange, uri, body);
        case CUTS_REPLY -> {
          HttpResponse<byte[]> response = forward(exchange, uri, body);
          answer(exchange, response, response.body().length / 2);
        }
        case UNAVAILABLE -> refuse(exchange, 503, "SlowDown", "Please reduce your request rate.");
        case DENIED -> refuse(exchange, 403, "AccessDenied", "Access Denied");
        case EXPIRED -> refuse(exchange, 400, "ExpiredToken", "The provided token has expired.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, URI uri, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(uri.toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      if (passesOn(header.getKey())) {
        header.getValue().forEach(value -> request.header(header.getKey(), value));
      }
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static boolean passesOn(String header) {
    return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response, int atMost)
      throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    response
        .headers()
        .map()
        .forEach((name, values) -> {
          if (passesOn(name) || (head && name.equalsIgnoreCase("content-length"))) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body, 0, Math.min(atMost, body.length));
    }
  }

  private static void refuse(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    byte[] body =
        "<Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message)
            .getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    http.shutdownNow();
    threads.shutdownNow();
  }
}
