package dev.sourcelake.functions.scan;

import dev.sourcelake.functions.PermanentException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hosts that repositories may be fetched from, each with its port where that is not the usual
 * one. Encryption is asked of all but this machine itself, where an emulator's git server is.
 *
 * @param hosts such as {@code github.com} or {@code 127.0.0.1:8080}
 */
record AllowedHosts(Set<String> hosts) {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  AllowedHosts {
    hosts = Set.copyOf(hosts);
    for (String host : hosts) {
      if (!host.matches("[A-Za-z0-9.\\-\\[\\]:]+")) {
        throw new IllegalArgumentException(
            "'%s' is no host; give names such as github.com".formatted(host));
      }
    }
  }

  /** Hosts by a list with commas. */
  static AllowedHosts parse(String list) {
    return new AllowedHosts(
        Set.copyOf(
            List.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)).stream()
                .filter(host -> !host.isEmpty())
                .toList()));
  }

  /** {@link PermanentException} says why an origin is not fetched, if it is not. */
  void require(String origin) {
    URI uri;
    try {
      uri = URI.create(origin);
    } catch (IllegalArgumentException e) {
      throw new PermanentException("The origin is no URL: write it as https://host/owner/name", e);
    }
    if (uri.getHost() == null || uri.getScheme() == null) {
      throw new PermanentException("The origin is no URL: write it as https://host/owner/name");
    }
    if (uri.getRawUserInfo() != null) {
      throw new PermanentException(
          "The origin carries credentials, which would stand in every log: leave them out");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String place = uri.getPort() < 0 ? host : host + ":" + uri.getPort();
    boolean encrypted = uri.getScheme().equals("https");
    boolean here = uri.getScheme().equals("http") && THIS_MACHINE.contains(host);
    if (!encrypted && !here) {
      throw new PermanentException(
          "%s://%s is not fetched: only https is".formatted(uri.getScheme(), place));
    }
    if (!hosts.contains(place)) {
      throw new PermanentException(
          "Nothing is fetched from %s: SOURCELAKE_HOSTS allows %s"
              .formatted(place, new TreeSet<>(hosts)));
    }
  }
}
