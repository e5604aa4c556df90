package dev.sourcelake.forges.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeException.Reason;
import dev.sourcelake.forges.ForgeHost;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Credentials for several forges, as one JSON object by host: {@code {"github.com": {"app": "123",
 * "key": "-----BEGIN…"}, "git.example.org": {"token": "…", "user": "…"}}}. Its text form shows
 * none, and neither does any message.
 */
public final class HostCredentials {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Map<String, Entry> byHost;

  private HostCredentials(Map<String, Entry> byHost) {
    this.byHost = Map.copyOf(byHost);
  }

  /** What is used for a host. */
  public sealed interface Entry {}

  /**
   * A token that holds until somebody revokes it.
   *
   * @param user what git says as the user's name beside it
   */
  public record Plain(Token token, String user) implements Entry {}

  /**
   * A GitHub App, which asks for a token for each owner that has installed it.
   *
   * @param id its client id or number
   * @param key its private key in PEM, hidden as a token is
   */
  public record App(String id, String key) implements Entry {
    @Override
    public String toString() {
      return "GitHub App '" + id + "'";
    }
  }

  /** Reads them; {@link ForgeException} names the host whose entry is none. */
  public static HostCredentials parse(String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (IOException e) {
      // Its message would repeat the text.
      root = null;
    }
    if (root == null || !root.isObject()) {
      throw wrong("they are no JSON object by host");
    }
    Map<String, Entry> entries = new TreeMap<>();
    root.properties()
        .forEach(host -> entries.put(host(host.getKey()), entry(host.getKey(), host.getValue())));
    return new HostCredentials(entries);
  }

  private static String host(String name) {
    try {
      return new ForgeHost(name).authority();
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private static Entry entry(String host, JsonNode json) {
    String token = json.path("token").asText();
    String app = json.path("app").asText();
    String key = json.path("key").asText();
    if (!token.isEmpty() && app.isEmpty() && key.isEmpty()) {
      try {
        return new Plain(Token.of(token), json.path("user").asText(user(host)));
      } catch (IllegalArgumentException e) {
        throw wrong("the token for " + host + " is none: " + e.getMessage());
      }
    }
    if (token.isEmpty() && !app.isEmpty() && !key.isEmpty()) {
      return new App(app, key);
    }
    throw wrong("for " + host + " there must be \"token\", or \"app\" and \"key\"");
  }

  /** Most forges take any user's name beside a token; these want their own. */
  private static String user(String host) {
    return switch (host) {
      case "gitlab.com" -> "oauth2";
      case "bitbucket.org" -> "x-token-auth";
      default -> "x-access-token";
    };
  }

  private static ForgeException wrong(String why) {
    return new ForgeException(Reason.SETTINGS, "The forges' credentials can't be used: " + why);
  }

  /** What is used for a host; empty to ask it as nobody in particular. */
  public Optional<Entry> of(ForgeHost host) {
    return Optional.ofNullable(byHost.get(host.authority()));
  }

  @Override
  public String toString() {
    return "credentials for " + byHost.keySet();
  }
}
