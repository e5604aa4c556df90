package dev.sourcelake.forges;

import dev.sourcelake.forges.ForgeException.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the forges' adapters have in common. */
final class Listed {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private Listed() {}

  /** The owner's own of these, each once: a list that changes while it is read repeats itself. */
  static List<ForgeRepository> inOrder(Stream<Optional<ForgeRepository>> listed, Forge forge) {
    Map<String, ForgeRepository> byId = new HashMap<>();
    listed
        .flatMap(Optional::stream)
        .filter(repository -> forge.owns(repository.repo()))
        .forEach(repository -> byId.put(repository.id(), repository));
    return List.copyOf(
        byId.values().stream()
            .collect(
                Collectors.toMap(
                    ForgeRepository::name, it -> it, (_, later) -> later, TreeMap::new))
            .values());
  }

  /** Whether a repository's name in a lake lies below an owner's; forges ignore case. */
  static boolean isBelow(String repo, String owner) {
    return repo.toLowerCase(Locale.ROOT).startsWith(owner.toLowerCase(Locale.ROOT) + "/");
  }

  static String requireCommit(String text, ForgeHost host) {
    if (!COMMIT.matcher(text).matches()) {
      throw new ForgeException(
          Reason.UNEXPECTED, host + " answers with no commit where it was asked for one");
    }
    return text;
  }

  /** A text as one segment of a URL's path. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A branch as the end of a URL's path, its slashes as they are. */
  static String path(String text) {
    return segment(text).replace("%2F", "/");
  }
}
