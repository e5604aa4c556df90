package dev.sourcelake.forges.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sourcelake.forges.ForgeHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GitLab's REST API on this machine: answers that were written down, by path, and one token. */
public final class FakeGitLab implements AutoCloseable {
  private static final String API = "/api/v4";

  private final HttpServer server;
  private final Map<String, List<String>> pages = new LinkedHashMap<>();
  private final String token;

  /** A forge that wants a token. */
  public FakeGitLab(String token) throws IOException {
    this.token = token;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Its host and port. */
  public ForgeHost host() {
    return new ForgeHost("127.0.0.1:" + server.getAddress().getPort());
  }

  /** Adds a page of JSON to what a path below the API answers, with {@code '} for quotes. */
  public FakeGitLab page(String path, String json) {
    pages.computeIfAbsent(path, _ -> new ArrayList<>()).add(json.replace('\'', '"'));
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath().substring(API.length());
      String query = String.valueOf(exchange.getRequestURI().getRawQuery());
      if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      if (!pages.containsKey(path)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      int page = query.contains("&page=") ? Integer.parseInt(query.replaceAll(".*=", "")) : 1;
      if (pages.get(path).size() > page) {
        String next = query.replaceAll("&page=\\d+", "") + "&page=" + (page + 1);
        exchange
            .getResponseHeaders()
            .set("Link", "<" + host().at(API + path) + "?" + next + ">; rel=\"next\"");
      }
      byte[] body = pages.get(path).get(page - 1).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
