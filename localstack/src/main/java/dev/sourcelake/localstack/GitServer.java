package dev.sourcelake.localstack;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/**
 * Serves repositories of this machine to itself over git's smart HTTP protocol, for reading only.
 * It listens on 127.0.0.1 and nowhere else.
 */
public final class GitServer implements AutoCloseable {
  private static final String OWNER = "/local/";
  private static final String SERVICE = "git-upload-pack";

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, Path> repositories = new ConcurrentHashMap<>();

  private GitServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts one.
   *
   * @param port the port, 0 for any that is free
   */
  public static GitServer start(int port) throws IOException {
    HttpServer http =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    GitServer server = new GitServer(http, threads);
    http.createContext(OWNER, server::handle);
    http.setExecutor(threads);
    http.start();
    return server;
  }

  /** The host and port that a deployment has to allow. */
  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Serves a repository from now on.
   *
   * @param name what its URL ends with
   * @param gitFolder its {@code .git} folder, or the folder of a bare repository
   */
  public URI serve(String name, Path gitFolder) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("'" + name + "' cannot be the end of a git URL");
    }
    repositories.put(name, gitFolder);
    return URI.create("http://" + host() + OWNER + name);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(OWNER.length());
      int slash = path.indexOf('/');
      Optional<Path> folder =
          slash < 0
              ? Optional.empty()
              : Optional.ofNullable(repositories.get(path.substring(0, slash)));
      if (folder.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      try (Repository repository =
          new FileRepositoryBuilder().setGitDir(folder.get().toFile()).setMustExist(true).build()) {
        answer(exchange, path.substring(slash + 1), repository);
      }
    }
  }

  private static void answer(HttpExchange exchange, String request, Repository repository)
      throws IOException {
    UploadPack pack = new UploadPack(repository);
    pack.setBiDirectionalPipe(false);
    String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
    if (protocol != null) {
      pack.setExtraParameters(Set.of(protocol.split(":")));
    }
    switch (request) {
      case "info/refs" -> {
        try (OutputStream out = begin(exchange, "advertisement")) {
          PacketLineOut lines = new PacketLineOut(out);
          lines.writeString("# service=" + SERVICE + "\n");
          lines.end();
          pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines), SERVICE);
        }
      }
      case SERVICE -> {
        try (InputStream in = body(exchange);
            OutputStream out = begin(exchange, "result")) {
          pack.upload(in, out, null);
        }
      }
      default -> exchange.sendResponseHeaders(404, -1);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    return "gzip".equals(encoding) ? new GZIPInputStream(body) : body;
  }

  private static OutputStream begin(HttpExchange exchange, String kind) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/x-" + SERVICE + "-" + kind);
    headers.set("Cache-Control", "no-cache");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }
}
