package dev.sourcelake.forges.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Link}, by which forges name the next page. */
final class Links {
  private static final Pattern LINK =
      Pattern.compile("<([^<>]*)>\\s*(?:;\\s*[a-z*]+=\"?[^\",;]*\"?\\s*)*");
  private static final Pattern NEXT = Pattern.compile(";\\s*rel=\"?next\"?\\s*(?:;|$)");

  private Links() {}

  static Optional<URI> next(HttpHeaders headers) {
    for (String value : headers.allValues("link")) {
      Matcher link = LINK.matcher(value);
      while (link.find()) {
        if (NEXT.matcher(link.group().stripTrailing()).find()) {
          return address(link.group(1));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
