package dev.sourcelake.origins.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sourcelake.model.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A host of several repositories, {@code /acme/<name>}, on this machine: git's smart protocol and
 * the batch API of Git LFS, for whoever has the token.
 */
public final class GitHost implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path folder;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private String user;
  private String download;

  /** Serves the repositories of a folder. */
  public GitHost(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Lets only those in who have this token, with any user's name. */
  public GitHost require(String token) {
    user = Base64.getEncoder().encodeToString(("x-access-token:" + token).getBytes(UTF_8));
    return this;
  }

  /** A repository, made where there is none. */
  public Git repository(String name) throws IOException {
    Path path = folder.resolve(name);
    if (Files.isDirectory(path)) {
      return Git.in(path);
    }
    Git git = Git.init(path);
    git.run("config", "uploadpack.allowAnySHA1InWant", "true");
    return git;
  }

  /** Keeps a content in LFS, and gives the pointer that stands for it. */
  public String keep(String content) {
    byte[] bytes = content.getBytes(UTF_8);
    contents.put(Sha256.of(bytes), bytes);
    return pointer(content);
  }

  /** The pointer of a content that need not be here. */
  public static String pointer(String content) {
    byte[] bytes = content.getBytes(UTF_8);
    return "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n"
        .formatted(Sha256.of(bytes), bytes.length);
  }

  /** Spoils what is kept. */
  public void spoil() {
    contents.replaceAll((_, bytes) -> new byte[bytes.length]);
  }

  /** Sends those who want contents to another address, whose end is the content's digest. */
  public void downloadFrom(String base) {
    download = base;
  }

  /** Host and port. */
  public String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where a repository is. */
  public String url(String name) {
    return "http://" + authority() + "/acme/" + name;
  }

  /** What was asked: method, path, and what proved who asked. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      String path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestMethod() + " " + path + " " + authorization);
      if (user != null && !authorization.equals("Basic " + user)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"host\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      String name = path.replaceFirst("^/acme/", "").replaceFirst("(\\.git)?/.*", "");
      if (path.startsWith("/lfs/")) {
        send(exchange, contents.get(path.substring("/lfs/".length())));
      } else if (!Files.isDirectory(folder.resolve(name).resolve(".git"))) {
        exchange.sendResponseHeaders(404, -1);
      } else if (path.endsWith("/info/lfs/objects/batch")) {
        send(exchange, batch(JSON.readTree(exchange.getRequestBody())));
      } else {
        try (Repository repository =
            new FileRepositoryBuilder()
                .setGitDir(folder.resolve(name).resolve(".git").toFile())
                .build()) {
          SmartHttp.serve(repository, exchange);
        }
      }
    }
  }

  private byte[] batch(JsonNode asked) throws IOException {
    ObjectNode answer = JSON.createObjectNode().put("transfer", "basic");
    ArrayNode objects = answer.putArray("objects");
    for (JsonNode object : asked.path("objects")) {
      String oid = object.path("oid").asText();
      ObjectNode told = objects.addObject().put("oid", oid);
      if (contents.containsKey(oid)) {
        String base = download == null ? "http://" + authority() + "/lfs/" : download;
        told.putObject("actions").putObject("download").put("href", base + oid);
      } else {
        told.putObject("error").put("code", 404);
      }
    }
    return JSON.writeValueAsBytes(answer);
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    if (body == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
