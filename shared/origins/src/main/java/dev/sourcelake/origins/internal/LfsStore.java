package dev.sourcelake.origins.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.origins.LfsException;
import dev.sourcelake.origins.LfsPointer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The contents that a repository keeps in Git LFS, by the batch API of its own host. The
 * repository's {@code .lfsconfig} is not read: it could send the credentials anywhere. These go to
 * the repository's host alone; what the host names for the download is followed only to hosts that
 * are allowed, and no redirection is. For several threads.
 */
final class LfsStore implements AutoCloseable {
  /** All contents of a scan. */
  private static final long MAX_TOTAL = 4L << 30;

  private static final int MAX_ANSWER = 1 << 20;
  private static final int TRIES = 3;
  private static final String TYPE = "application/vnd.git-lfs+json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Where github.com itself keeps what is downloaded. */
  private static final Map<String, Set<String>> COMPANIONS =
      Map.of(
          "github.com",
          Set.of("github-cloud.githubusercontent.com", "github-cloud.s3.amazonaws.com"));

  private final URI endpoint;
  private final Supplier<Optional<String>> authorization;
  private final Predicate<String> hosts;
  private final Duration timeout;
  private HttpClient client;
  private long received;

  /**
   * A store.
   *
   * @param repository the repository's address, by https, or by http on this machine; without
   *     credentials
   * @param authorization what its host is told
   * @param hosts which other hosts contents may come from
   */
  LfsStore(
      URI repository,
      Supplier<Optional<String>> authorization,
      Predicate<String> hosts,
      Duration timeout) {
    String address = repository.toString().replaceFirst("/$", "");
    this.endpoint =
        URI.create(
            (address.endsWith(".git") ? address : address + ".git") + "/info/lfs/objects/batch");
    this.authorization = authorization;
    this.hosts = hosts;
    this.timeout = timeout;
  }

  /** The whole content; {@link LfsException} says why it can't be had. */
  byte[] read(LfsPointer pointer) throws IOException {
    if (!takes(pointer.size())) {
      throw new LfsException("lfs_limit", "more than " + MAX_TOTAL + " bytes in all");
    }
    for (int tries = 1; ; tries++) {
      try {
        byte[] content = download(pointer);
        if (content.length != pointer.size() || !Sha256.of(content).equals(pointer.sha256())) {
          throw new LfsException("lfs_damaged", "it is not what the pointer says");
        }
        return content;
      } catch (LfsException e) {
        throw e;
      } catch (IOException e) {
        if (tries == TRIES) {
          // Its own message may repeat an address that is a secret, as signed ones are.
          throw new LfsException("lfs_unreachable", e.getClass().getSimpleName());
        }
      }
    }
  }

  private synchronized boolean takes(long size) {
    if (size > MAX_TOTAL - received) {
      return false;
    }
    received += size;
    return true;
  }

  private byte[] download(LfsPointer pointer) throws IOException {
    JsonNode action = action(pointer);
    URI address = address(action.path("href").asText());
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout).GET();
    JsonNode headers = action.path("header");
    headers.properties().forEach(header -> set(request, header.getKey(), header.getValue()));
    if (isOurHost(address) && headers.path("Authorization").isMissingNode()) {
      authorization.get().ifPresent(value -> request.header("Authorization", value));
    }
    return send(request.build(), (int) Math.min(pointer.size() + 1, Integer.MAX_VALUE - 16));
  }

  /** Some names are the client's own; a server has no say in them. */
  private static void set(HttpRequest.Builder request, String name, JsonNode value) {
    try {
      request.header(name, value.asText());
    } catch (IllegalArgumentException e) {
      return;
    }
  }

  private JsonNode action(LfsPointer pointer) throws IOException {
    ObjectNode body =
        JSON.createObjectNode().put("operation", "download").put("hash_algo", "sha256");
    body.putArray("transfers").add("basic");
    body.putArray("objects").addObject().put("oid", pointer.sha256()).put("size", pointer.size());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(timeout)
            .header("Accept", TYPE)
            .header("Content-Type", TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    authorization.get().ifPresent(value -> request.header("Authorization", value));
    JsonNode object = JSON.readTree(send(request.build(), MAX_ANSWER)).path("objects").path(0);
    JsonNode download = object.path("actions").path("download");
    if (download.path("href").asText().isEmpty()) {
      throw new LfsException("lfs_missing", "the host does not have it");
    }
    return download;
  }

  private URI address(String href) throws LfsException {
    URI address;
    try {
      address = URI.create(href);
    } catch (IllegalArgumentException e) {
      throw new LfsException("lfs_host", "the host names an address that is none");
    }
    String authority = authority(address);
    boolean encrypted = "https".equals(address.getScheme());
    boolean ours = isOurHost(address);
    boolean allowed =
        ours
            || hosts.test(authority)
            || COMPANIONS.getOrDefault(endpoint.getHost(), Set.of()).contains(authority);
    if (!allowed || !(encrypted || (ours && endpoint.getScheme().equals(address.getScheme())))) {
      throw new LfsException("lfs_host", "it is kept at " + authority + ", which is not allowed");
    }
    return address;
  }

  private boolean isOurHost(URI address) {
    return authority(address).equals(authority(endpoint));
  }

  private static String authority(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    boolean usual =
        address.getPort() < 0 || (address.getPort() == 443 && "https".equals(address.getScheme()));
    return usual ? host : host + ":" + address.getPort();
  }

  private byte[] send(HttpRequest request, int most) throws IOException {
    HttpResponse<InputStream> response;
    try {
      response = client().send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LfsException("lfs_unreachable", "interrupted");
    }
    try (InputStream in = response.body()) {
      int status = response.statusCode();
      if (status == 200) {
        return in.readNBytes(most);
      }
      if (status == 429 || status >= 500) {
        throw new IOException("status " + status);
      }
      if (status >= 300 && status < 400) {
        throw new LfsException("lfs_host", "the host sends us elsewhere");
      }
      String word = status == 401 || status == 403 ? "lfs_authentication" : "lfs_missing";
      throw new LfsException(word, "the host answers " + status);
    }
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(timeout)
              .build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
