package dev.sourcelake.forges.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.model.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * GitHub's REST API on this machine, as far as an organisation's repositories go: pages, ETags,
 * redirections of renamed repositories, both rate limits, apps, and errors when they are asked for.
 * Everything but the API is left to a handler, such as one that serves git.
 */
public final class FakeGitHub implements AutoCloseable {
  private static final String API = "/api/v3";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String owner;
  private final FakeTime time;
  private final Map<String, FakeRepository> repositories = new TreeMap<>();
  private final Map<String, Long> oldNames = new TreeMap<>();
  private final List<String> requests = new ArrayList<>();
  private final Set<String> tokens = new HashSet<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final HttpHandler others;
  private Runnable betweenPages = () -> {};
  private PublicKey appKey;
  private int pageSize = 100;
  private long ids = 1000;
  private int left = Integer.MAX_VALUE;
  private int limit = Integer.MAX_VALUE;
  private long reset;
  private final List<String> issuedTokens = new ArrayList<>();
  private Duration tokenTime = Duration.ofHours(1);

  private record Fault(int status, Map<String, String> headers, String body) {}

  private record Reply(int status, String body) {}

  /** A forge with one organisation; git is not served. */
  public FakeGitHub(String owner, FakeTime time) throws IOException {
    this(owner, time, exchange -> exchange.sendResponseHeaders(404, -1));
  }

  /** A forge with one organisation, and somebody who answers what is not of the API. */
  public FakeGitHub(String owner, FakeTime time, HttpHandler others) throws IOException {
    this.owner = owner;
    this.time = time;
    this.others = others;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Its host and port. */
  public ForgeHost host() {
    return new ForgeHost("127.0.0.1:" + server.getAddress().getPort());
  }

  /** Adds a repository to the organisation. */
  public synchronized FakeRepository add(String name) {
    FakeRepository repository = new FakeRepository(ids++, owner + "/" + name);
    repositories.put(repository.name, repository);
    return repository;
  }

  /** The repository of this name; null where there is none. */
  public synchronized FakeRepository repository(String name) {
    return repositories.get(owner + "/" + name);
  }

  /** Renames a repository; its old name redirects. */
  public synchronized void rename(String from, String to) {
    FakeRepository repository = repositories.remove(owner + "/" + from);
    oldNames.put(repository.name, repository.id);
    repository.name = owner + "/" + to;
    repositories.put(repository.name, repository);
  }

  /** Deletes a repository. */
  public synchronized void delete(String name) {
    repositories.remove(owner + "/" + name);
  }

  /** Lets nobody in but those with this token, or another one that was said. */
  public synchronized FakeGitHub require(String token) {
    tokens.add(token);
    return this;
  }

  /** Takes all tokens back. */
  public synchronized void revoke() {
    tokens.clear();
    tokens.add("nobody has this one");
  }

  /** Installs an app with this key, the only way in from now on. */
  public synchronized FakeGitHub install(PublicKey key) {
    appKey = key;
    revoke();
    return this;
  }

  /** Sets for how long the tokens hold that an app gets from now on; an hour before. */
  public FakeGitHub tokensFor(Duration time) {
    tokenTime = time;
    return this;
  }

  /** The tokens that an app has got. */
  public synchronized List<String> issued() {
    return List.copyOf(issuedTokens);
  }

  /** Sets how many elements a page has. */
  public FakeGitHub pagesOf(int elements) {
    pageSize = elements;
    return this;
  }

  /** Sets what happens whenever a page was sent that has another after it. */
  public FakeGitHub betweenPages(Runnable change) {
    betweenPages = change;
    return this;
  }

  /** Answers only so many requests an hour from now on; what has not changed does not count. */
  public synchronized FakeGitHub limit(int requestsAnHour) {
    limit = requestsAnHour;
    left = requestsAnHour;
    reset = time.now().plus(Duration.ofHours(1)).getEpochSecond();
    return this;
  }

  /** Answers a request, after those that were said before, like this and not otherwise. */
  public synchronized FakeGitHub fail(int status, Map<String, String> headers, String body) {
    faults.add(new Fault(status, headers, body));
    return this;
  }

  /** What was asked, in order: method, path and the status of the answer. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Forgets what was asked. */
  public synchronized void forgetRequests() {
    requests.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().startsWith(API)) {
        others.handle(exchange);
        return;
      }
      answer(exchange);
    } catch (IOException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IOException("the fake forge failed", e);
    }
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(API.length());
    Fault fault = faults.poll();
    if (fault != null) {
      fault.headers().forEach(exchange.getResponseHeaders()::set);
      send(exchange, new Reply(fault.status(), fault.body()));
      return;
    }
    if (time.now().getEpochSecond() >= reset) {
      left = limit;
      reset = time.now().plus(Duration.ofHours(1)).getEpochSecond();
    }
    boolean exhausted = left == 0;
    Reply reply =
        exhausted
            ? new Reply(403, "{\"message\":\"API rate limit exceeded for installation\"}")
            : reply(exchange, path);
    String etag = "\"" + Sha256.of(path + reply.body()).substring(0, 16) + "\"";
    boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    if (!exhausted && !(same && reply.status() == 200) && limit < Integer.MAX_VALUE) {
      left--;
    }
    exchange.getResponseHeaders().set("x-ratelimit-remaining", Integer.toString(left));
    exchange.getResponseHeaders().set("x-ratelimit-reset", Long.toString(reset));
    if (reply.status() == 200) {
      exchange.getResponseHeaders().set("ETag", etag);
    }
    send(exchange, same && reply.status() == 200 ? new Reply(304, "") : reply);
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().toString().substring(API.length())
            + " "
            + reply.status());
    byte[] body = reply.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private Reply reply(HttpExchange exchange, String path) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (appKey != null && isOfApp(path)) {
      return authorization != null && isSignedByApp(authorization)
          ? app(path)
          : new Reply(401, "{}");
    }
    if (!tokens.isEmpty()
        && (authorization == null || !tokens.contains(authorization.replace("Bearer ", "")))) {
      return new Reply(401, "{\"message\":\"Bad credentials\"}");
    }
    String[] parts = path.substring(1).split("/", 5);
    if (path.equals("/orgs/" + owner + "/repos")) {
      return page(exchange);
    }
    if (parts[0].equals("repositories")) {
      return byId(Long.parseLong(parts[1]));
    }
    if (parts[0].equals("repos") && parts.length >= 3) {
      return repository(exchange, parts);
    }
    return new Reply(404, "{\"message\":\"Not Found\"}");
  }

  private Reply repository(HttpExchange exchange, String[] parts) {
    String name = parts[1] + "/" + parts[2];
    FakeRepository repository = repositories.get(name);
    if (repository == null && oldNames.containsKey(name)) {
      exchange
          .getResponseHeaders()
          .set("Location", host().at(API + "/repositories/" + oldNames.get(name)).toString());
      return new Reply(301, "{}");
    }
    if (repository == null) {
      return new Reply(404, "{}");
    }
    if (parts.length == 3) {
      return new Reply(200, repository.json().toString());
    }
    if (repository.head() == null) {
      return new Reply(409, "{\"message\":\"Git Repository is empty.\"}");
    }
    return parts[4].equals("main") ? new Reply(200, repository.head()) : new Reply(422, "{}");
  }

  private Reply byId(long id) {
    return repositories.values().stream()
        .filter(it -> it.id == id)
        .findFirst()
        .map(it -> new Reply(200, it.json().toString()))
        .orElse(new Reply(404, "{}"));
  }

  private Reply page(HttpExchange exchange) {
    String query = exchange.getRequestURI().getQuery();
    int page = query.matches(".*&page=\\d+") ? Integer.parseInt(query.replaceAll(".*=", "")) : 1;
    List<FakeRepository> all = new ArrayList<>(repositories.values());
    List<FakeRepository> shown = all.stream().skip((page - 1L) * pageSize).limit(pageSize).toList();
    if (all.size() > page * pageSize) {
      String next =
          host().at(API + "/orgs/" + owner + "/repos").toString()
              + "?"
              + query.replaceAll("&page=\\d+", "")
              + "&page="
              + (page + 1);
      exchange
          .getResponseHeaders()
          .set("Link", "<" + next + ">; rel=\"next\", <" + next + "0>; rel=\"last\"");
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    shown.forEach(it -> list.add(it.json()));
    if (all.size() > page * pageSize) {
      betweenPages.run();
    }
    return new Reply(200, list.toString());
  }

  private boolean isOfApp(String path) {
    return path.endsWith("/installation") || path.startsWith("/app/");
  }

  private Reply app(String path) {
    if (path.equals("/orgs/" + owner + "/installation")) {
      return new Reply(200, "{\"id\":77}");
    }
    if (path.equals("/app/installations/77/access_tokens")) {
      String token = "ghs_" + "secret".repeat(5) + issuedTokens.size();
      issuedTokens.add(token);
      tokens.add(token);
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("token", token);
      json.put("expires_at", time.now().plus(tokenTime).toString());
      return new Reply(201, json.toString());
    }
    return new Reply(404, "{}");
  }

  private boolean isSignedByApp(String authorization) {
    String[] parts = authorization.replace("Bearer ", "").split("\\.", -1);
    try {
      JsonNode claims = MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
      long now = time.now().getEpochSecond();
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(appKey);
      signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
          && claims.path("iat").asLong() <= now
          && claims.path("exp").asLong() > now
          && claims.path("exp").asLong() <= now + 600;
    } catch (GeneralSecurityException | IOException e) {
      return false;
    }
  }

  /** The tokens that it takes. */
  public synchronized Set<String> tokens() {
    return tokens.stream().collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
