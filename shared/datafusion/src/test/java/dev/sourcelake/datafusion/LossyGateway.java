package dev.sourcelake.datafusion;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands between a client and an HTTP service, and loses some of its replies on the way back. */
final class LossyGateway implements AutoCloseable {
  private static final Set<String> NOT_PASSED_ON =
      Set.of("host", "content-length", "connection", "upgrade", "http2-settings");

  private final URI service;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger losses = new AtomicInteger();
  private volatile Predicate<String> lossy = request -> false;

  LossyGateway(URI service) throws IOException {
    this.service = service;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Loses the replies to the next requests of a kind, such as {@code PUT /bucket/key}. */
  void lose(int replies, Predicate<String> kind) {
    losses.set(replies);
    lossy = kind;
  }

  /** All requests so far, as method and address. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void pass(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(request);
    HttpResponse<byte[]> reply = send(exchange);
    if (lossy.test(request) && losses.getAndDecrement() > 0) {
      exchange.close();
      return;
    }
    reply
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!name.equals("content-length") && !name.equals("transfer-encoding")) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      reply
          .headers()
          .firstValue("content-length")
          .ifPresent(length -> exchange.getResponseHeaders().set("content-length", length));
    }
    exchange.sendResponseHeaders(
        reply.statusCode(), head || reply.body().length == 0 ? -1 : reply.body().length);
    if (!head) {
      exchange.getResponseBody().write(reply.body());
    }
    exchange.close();
  }

  private HttpResponse<byte[]> send(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
