package dev.sourcelake.forges;

import dev.sourcelake.forges.events.ForgeKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An owner of repositories as people write it in settings: {@code github:github.com/acme}, {@code
 * gitlab:git.example.org/group/part}.
 *
 * @param kind which forge it is
 * @param host where
 * @param path the owner's name there; of a group, the full path
 */
public record OwnerName(ForgeKind kind, ForgeHost host, String path) {
  public OwnerName {
    // An owner is named as the repositories that it has are.
    if (!RepositoryName.isName(path + "/x")) {
      throw new IllegalArgumentException("'" + path + "' is the name of no owner");
    }
  }

  /** The owner that is written so; {@link IllegalArgumentException} where it is none. */
  public static OwnerName parse(String text) {
    int colon = text.indexOf(':');
    int slash = text.indexOf('/');
    if (colon < 0 || slash < colon) {
      throw new IllegalArgumentException(
          "'" + text + "' is no owner: write it as github:github.com/acme");
    }
    return new OwnerName(
        kind(text.substring(0, colon)),
        new ForgeHost(text.substring(colon + 1, slash)),
        text.substring(slash + 1));
  }

  /** The forge that is called so in settings. */
  public static ForgeKind kind(String word) {
    return Arrays.stream(ForgeKind.values())
        .filter(kind -> word(kind).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is no forge that is known: there are %s"
                    .formatted(
                        word,
                        List.of(ForgeKind.values()).stream()
                            .map(OwnerName::word)
                            .collect(Collectors.joining(", ")))));
  }

  private static String word(ForgeKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Whether a repository, by its name in a lake, is this owner's. */
  public boolean owns(String repo) {
    return Listed.isBelow(repo, host + "/" + path);
  }

  @Override
  public String toString() {
    return word(kind) + ":" + host + "/" + path;
  }
}
