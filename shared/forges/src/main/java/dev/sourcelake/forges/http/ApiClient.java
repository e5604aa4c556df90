package dev.sourcelake.forges.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeException.Reason;
import dev.sourcelake.forges.credentials.Token;
import dev.sourcelake.forges.credentials.TokenSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Asks one forge's API, one request at a time, as forges want it. The token goes to the host that
 * was named and nowhere else. Answers that still hold are not sent again; what may pass is tried
 * again; where a rate limit is used up, it waits. For several threads.
 */
public final class ApiClient implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 16 << 20;
  private static final int MAX_REDIRECTIONS = 5;
  private static final int MAX_PAGES = 10_000;

  private final HttpClient http;
  private final URI api;
  private final TokenSource tokens;
  private final Answers answers;
  private final Patience patience;
  private final Pauses pauses;
  private final RateLimit limit;

  /** A client of the API below an address, which ends without a slash. */
  public ApiClient(URI api, TokenSource tokens, Answers answers, Patience patience, Pauses pauses) {
    this.api = api;
    this.tokens = tokens;
    this.answers = answers;
    this.patience = patience;
    this.pauses = pauses;
    this.limit = new RateLimit(pauses);
    this.http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.silence())
            .build();
  }

  /** The same API for somebody else, with nothing kept. */
  public ApiClient as(TokenSource others) {
    return new ApiClient(api, others, Answers.NONE, patience, pauses);
  }

  /** An address of the API; {@code path} starts with a slash and is encoded already. */
  public URI at(String path) {
    return URI.create(api + path);
  }

  /** Reads an address as JSON. Statuses that mean no success come back to the caller. */
  public ApiAnswer get(URI address) {
    return get(address, "application/json");
  }

  /** Reads an address as a type of content. */
  public synchronized ApiAnswer get(URI address, String type) {
    requireOwn(address);
    URI at = address;
    for (int i = 0; i <= MAX_REDIRECTIONS; i++) {
      Optional<Answers.Kept> kept = answers.find(at);
      HttpResponse<byte[]> response =
          send(
              at,
              request -> {
                request.header("Accept", type);
                kept.ifPresent(answer -> request.header("If-None-Match", answer.etag()));
              });
      int status = response.statusCode();
      if (status == 304 && kept.isPresent()) {
        Optional<URI> next = Optional.ofNullable(kept.get().next()).map(URI::create);
        return new ApiAnswer(at, 200, next, kept.get().body());
      }
      if (status != 301 && status != 302 && status != 307 && status != 308) {
        return answer(at, response);
      }
      URI target = at.resolve(location(response));
      requireOwn(target);
      at = target;
    }
    throw new ForgeException(
        Reason.UNEXPECTED, "%s redirects without end".formatted(api.getAuthority()));
  }

  private ApiAnswer answer(URI address, HttpResponse<byte[]> response) {
    Optional<URI> next = Links.next(response.headers()).map(address::resolve);
    String body = new String(response.body(), UTF_8);
    if (response.statusCode() == 200) {
      response
          .headers()
          .firstValue("etag")
          .ifPresent(etag ->
              answers.keep(
                  address, new Answers.Kept(etag, next.map(URI::toString).orElse(null), body)));
    }
    return new ApiAnswer(address, response.statusCode(), next, body);
  }

  /** Sends nothing but a wish to an address and reads the answer as JSON. */
  public synchronized ApiAnswer post(URI address) {
    requireOwn(address);
    HttpResponse<byte[]> response =
        send(
            address,
            request ->
                request
                    .header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.noBody()));
    return new ApiAnswer(
        address, response.statusCode(), Optional.empty(), new String(response.body(), UTF_8));
  }

  /**
   * The elements of a list that comes in pages.
   *
   * @param pointer where in a page they stand, as a JSON pointer; empty where the page is the list
   * @return empty where there is no such list
   */
  public Optional<List<JsonNode>> list(URI first, String pointer) {
    List<JsonNode> elements = new ArrayList<>();
    URI page = first;
    for (int i = 0; i < MAX_PAGES; i++) {
      ApiAnswer answer = get(page);
      if (answer.status() == 404) {
        return Optional.empty();
      }
      JsonNode json = requireOk(answer).json().at(pointer);
      if (!json.isArray()) {
        throw new ForgeException(
            Reason.UNEXPECTED, "%s answers with no list".formatted(api.getAuthority()));
      }
      json.forEach(elements::add);
      if (answer.next().isEmpty()) {
        return Optional.of(elements);
      }
      page = answer.next().get();
    }
    throw new ForgeException(
        Reason.UNEXPECTED, "%s lists pages without end".formatted(api.getAuthority()));
  }

  /** The answer, if the forge did as it was asked; else what it refused, as an exception. */
  public ApiAnswer requireOk(ApiAnswer answer) {
    if (answer.ok()) {
      return answer;
    }
    if (answer.status() == 401 || answer.status() == 403) {
      throw new ForgeException(
          Reason.AUTHENTICATION,
          "%s refuses %s (%d): give a token that may read it"
              .formatted(api.getAuthority(), answer.address().getPath(), answer.status()));
    }
    throw new ForgeException(
        answer.status() == 404 ? Reason.NOT_FOUND : Reason.UNEXPECTED,
        "%s answers %d to %s"
            .formatted(api.getAuthority(), answer.status(), answer.address().getPath()));
  }

  /** Sends until there is an answer that is the forge's last word. */
  private HttpResponse<byte[]> send(URI address, Consumer<HttpRequest.Builder> request) {
    Duration waited = Duration.ZERO;
    boolean renewed = false;
    int failures = 0;
    while (true) {
      waited = await(waited);
      Optional<Token> token = tokens.token();
      HttpResponse<byte[]> response;
      try {
        response = sendOnce(address, token, request);
      } catch (IOException e) {
        failures++;
        retry(failures, "does not answer (" + e.getClass().getSimpleName() + ")", e);
        continue;
      }
      if (limit.note(response)) {
        continue;
      }
      if (response.statusCode() == 401 && token.isPresent() && !renewed) {
        renewed = true;
        if (tokens.refused(token.get())) {
          continue;
        }
      }
      if (response.statusCode() >= 500) {
        failures++;
        retry(failures, "answers " + response.statusCode(), null);
        continue;
      }
      return response;
    }
  }

  /** Waits for as long as the forge has asked for. */
  private Duration await(Duration waited) {
    Duration wait = limit.remaining();
    if (wait.isZero()) {
      return waited;
    }
    Duration all = waited.plus(wait);
    if (all.compareTo(patience.rateLimits()) > 0) {
      throw new ForgeException(
          "%s lets us ask again in %d minutes only, which is longer than we may wait: try then, or use a token with a larger limit"
              .formatted(api.getAuthority(), wait.plusSeconds(59).toMinutes()),
          wait);
    }
    pauses.pause(wait);
    return all;
  }

  private void retry(int failures, String why, Exception cause) {
    if (failures >= patience.tries()) {
      throw new ForgeException(
          Reason.UNREACHABLE,
          "%s %s, %d times: try again later, and check its address"
              .formatted(api.getAuthority(), why, failures),
          cause);
    }
    pauses.pause(RateLimit.backOff(failures));
  }

  private HttpResponse<byte[]> sendOnce(
      URI address, Optional<Token> token, Consumer<HttpRequest.Builder> request)
      throws IOException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address)
            .timeout(patience.silence())
            .header("User-Agent", "sourcelake");
    token.ifPresent(it -> builder.header("Authorization", "Bearer " + it.secret()));
    request.accept(builder);
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(
            builder.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY_BYTES));
    try {
      // The request's own timeout ends where the body begins.
      return sent.get(2 * patience.silence().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new IOException("the answer does not end", e);
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          new InterruptedIOException("interrupted while a forge was asked"));
    }
  }

  private static String location(HttpResponse<byte[]> response) {
    String location = response.headers().firstValue("location").orElse("");
    try {
      return URI.create(location).toString();
    } catch (IllegalArgumentException e) {
      throw new ForgeException(Reason.UNEXPECTED, "The forge redirects to no address", e);
    }
  }

  /** Links and redirections of a forge must not make us send the token elsewhere. */
  private void requireOwn(URI address) {
    if (!api.getScheme().equals(address.getScheme())
        || !api.getRawAuthority().equalsIgnoreCase(address.getRawAuthority())) {
      throw new ForgeException(
          Reason.UNEXPECTED,
          "%s sends us to another host, %s: name the forge by its address there"
              .formatted(api.getAuthority(), address.getAuthority()));
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
