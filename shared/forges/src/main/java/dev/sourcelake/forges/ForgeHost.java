package dev.sourcelake.forges;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host of a forge, {@code host} or {@code host:port}, in lower case. It is spoken to by https;
 * by http only where it is this machine.
 */
public record ForgeHost(String authority) {
  private static final Pattern AUTHORITY =
      Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d{1,5})?");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

  /** GitHub's public host. */
  public static final ForgeHost GITHUB = new ForgeHost("github.com");

  /** GitLab's public host. */
  public static final ForgeHost GITLAB = new ForgeHost("gitlab.com");

  public ForgeHost {
    authority = authority.toLowerCase(Locale.ROOT);
    if (!AUTHORITY.matcher(authority).matches() || authority.contains("..")) {
      throw new IllegalArgumentException(
          "'" + authority + "' is no host: write it as github.com or git.example.org:8443");
    }
  }

  /** An address on the host; {@code path} starts with a slash. */
  public URI at(String path) {
    return URI.create((isThisMachine() ? "http" : "https") + "://" + authority + path);
  }

  /** Where git reads a repository. */
  public String cloneUrl(RepositoryName name) {
    return at("/" + name).toString();
  }

  /** What a repository is called in a lake. */
  public String repo(RepositoryName name) {
    return authority + "/" + name;
  }

  private boolean isThisMachine() {
    return THIS_MACHINE.contains(authority.replaceFirst(":\\d+$", ""));
  }

  @Override
  public String toString() {
    return authority;
  }
}
