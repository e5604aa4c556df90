package dev.sourcelake.forges.credentials;

import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeException.Reason;
import dev.sourcelake.forges.ForgeHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plain tokens: from a file or the environment. */
public final class Tokens {
  /** The variable whose token is for whatever host is asked. */
  public static final String ANY_HOST = "SOURCELAKE_FORGE_TOKEN";

  private static final int MAX_BYTES = 10_000;

  private Tokens() {}

  /** The same token for good. */
  public static TokenSource fixed(Token token) {
    return () -> Optional.of(token);
  }

  /** The token that is the whole content of a file. */
  public static TokenSource ofFile(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw unusable(file, "it is too large for one", null);
      }
      return fixed(Token.of(Files.readString(file)));
    } catch (IOException e) {
      throw unusable(file, "it can't be read", e);
    } catch (IllegalArgumentException e) {
      throw unusable(file, "it must hold the token and nothing else", null);
    }
  }

  private static ForgeException unusable(Path file, String why, Exception cause) {
    return new ForgeException(
        Reason.SETTINGS, "There is no token in '" + file + "': " + why, cause);
  }

  /**
   * The token that the environment has for a host; none where it has none. Tokens in variables that
   * belong to one public host are for that host alone.
   */
  public static TokenSource ofEnvironment(Map<String, String> environment, ForgeHost host) {
    List<String> names =
        switch (host.authority()) {
          case "github.com" -> List.of(ANY_HOST, "GITHUB_TOKEN", "GH_TOKEN");
          case "gitlab.com" -> List.of(ANY_HOST, "GITLAB_TOKEN");
          default -> List.of(ANY_HOST);
        };
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (!value.isBlank()) {
        try {
          return fixed(Token.of(value));
        } catch (IllegalArgumentException e) {
          throw new ForgeException(
              Reason.SETTINGS, "The variable " + name + " holds no token: " + e.getMessage());
        }
      }
    }
    return TokenSource.NONE;
  }
}
