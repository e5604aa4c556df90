package dev.sourcelake.origins.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Serves one repository by git's smart protocol over HTTP on this machine. */
public final class GitServer implements AutoCloseable {
  private final HttpServer server;
  private final Repository repository;
  private final List<String> authorizations = new ArrayList<>();
  private String wanted;
  private String redirect;

  /** Serves the repository of a folder. */
  public GitServer(Path folder) throws IOException {
    repository = new FileRepositoryBuilder().findGitDir(folder.toFile()).build();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Lets only this user in from now on. */
  public GitServer require(String user, String password) {
    wanted =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Sends everybody to another address, whose end is what was asked for, from now on. */
  public GitServer redirectTo(String base) {
    redirect = base;
    return this;
  }

  /** Host and port. */
  public String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** The headers by which clients proved who they are. */
  public List<String> authorizations() {
    return authorizations;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (authorization != null) {
        authorizations.add(authorization);
      }
      if (redirect != null) {
        exchange.getResponseHeaders().add("Location", redirect + exchange.getRequestURI());
        exchange.sendResponseHeaders(302, -1);
      } else if (wanted != null && !wanted.equals(authorization)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (!exchange.getRequestURI().getPath().startsWith("/acme/lib")) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        SmartHttp.serve(repository, exchange);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    repository.close();
  }
}
