package dev.sourcelake.origins.internal;

import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;

/**
 * Where a remote repository is, normalised: no credentials, no default port, no {@code .git}.
 *
 * @param scheme https, ssh or file
 * @param host lower case; empty for file
 * @param port -1 for the scheme's own
 * @param path without slashes around it
 * @param hosted whether it is the SSH address of a hosting service, which everybody enters as git
 */
public record RemoteAddress(String scheme, String host, int port, String path, boolean hosted) {

  /** Normalises a URL as it stands in git's configuration; empty where it names no host. */
  static Optional<RemoteAddress> ofRemote(String url) {
    try {
      URIish uri = new URIish(url);
      return uri.getHost() == null || uri.getHost().isEmpty()
          ? Optional.empty()
          : Optional.of(of(uri));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Normalises a parsed URL. */
  public static RemoteAddress of(URIish uri) {
    String scheme = uri.getScheme() == null ? "ssh" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean defaultPort =
        switch (scheme) {
          case "https" -> uri.getPort() == 443;
          case "http" -> uri.getPort() == 80;
          case "ssh" -> uri.getPort() == 22;
          default -> false;
        };
    int port = defaultPort ? -1 : uri.getPort();
    boolean hosted = scheme.equals("ssh") && port < 0 && "git".equals(uri.getUser());
    return new RemoteAddress(scheme, host, port, trim(uri.getPath()), hosted);
  }

  private static String trim(String path) {
    String trimmed = path == null ? "" : path;
    int end = trimmed.length();
    while (end > 0 && trimmed.charAt(end - 1) == '/') {
      end--;
    }
    int start = 0;
    while (start < end && trimmed.charAt(start) == '/') {
      start++;
    }
    trimmed = trimmed.substring(start, end);
    return trimmed.endsWith(".git") && trimmed.length() > 4
        ? trimmed.substring(0, trimmed.length() - 4)
        : trimmed;
  }

  /**
   * The text of {@link dev.sourcelake.origins.Source#origin}. A hosting service has the same
   * repository at the same path by SSH and by HTTPS, so both are named alike.
   */
  public String origin() {
    return (hosted ? "https" : scheme) + "://" + authority() + "/" + path;
  }

  /** How it is named to people. */
  public String display() {
    return scheme + "://" + authority() + "/" + path;
  }

  /** The text of {@link dev.sourcelake.origins.Source#repo}. */
  public String repo() {
    return host.isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : authority() + "/" + path;
  }

  /** The host, with its port where that is not the usual one. */
  public String authority() {
    return port < 0 ? host : host + ":" + port;
  }
}
