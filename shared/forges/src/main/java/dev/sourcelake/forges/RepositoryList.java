package dev.sourcelake.forges;

import dev.sourcelake.forges.ForgeException.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repositories that a person has listed: one {@code https://host/owner/name} or {@code
 * host/owner/name} a line, with a branch after it where it is not the default one. {@code
 * host/owner/name//folder} is the part of a repository below a folder. Empty lines, and what
 * follows a {@code #}, say nothing.
 */
public final class RepositoryList implements Forge {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:https?://)?([^/\\s@]+)/(\\S+?)(?:\\.git)?(?://(\\S+?))?/?(?:\\s+(\\S+))?");

  private final String source;
  private final List<ForgeRepository> repositories;
  private final Map<String, Parts> parts;
  private final Function<ForgeRepository, Optional<String>> heads;

  private RepositoryList(
      String source,
      List<ForgeRepository> repositories,
      Map<String, Parts> parts,
      Function<ForgeRepository, Optional<String>> heads) {
    this.source = source;
    this.repositories = repositories;
    this.parts = parts;
    this.heads = heads;
  }

  /**
   * Reads a list; {@link ForgeException} names the line that is none.
   *
   * @param source where the list was found, for messages
   * @param heads finds out where a default branch stands: a list has no API to ask
   */
  public static RepositoryList parse(
      String text, String source, Function<ForgeRepository, Optional<String>> heads) {
    Map<String, ForgeRepository> repositories = new TreeMap<>();
    Map<String, Parts> parts = new TreeMap<>();
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      String content = line.replaceFirst("(^|\\s)#.*$", "").strip();
      if (!content.isEmpty()) {
        Line read = line(content, source, number);
        String repo = read.repository().repo();
        repositories.putIfAbsent(repo, read.repository());
        parts.merge(repo, read.parts(), Parts::and);
      }
    }
    return new RepositoryList(source, List.copyOf(repositories.values()), Map.copyOf(parts), heads);
  }

  /** A line: a repository, and which part of it. */
  private record Line(ForgeRepository repository, Parts parts) {}

  private static Line line(String line, String source, int number) {
    Matcher matcher = LINE.matcher(line);
    try {
      if (matcher.matches()) {
        RepositoryName name = new RepositoryName(matcher.group(2));
        String folder = matcher.group(3);
        return new Line(
            new ForgeRepository(
                new ForgeHost(matcher.group(1)),
                name,
                name.value(),
                matcher.group(4),
                -1,
                false,
                false,
                false),
            folder == null ? Parts.NONE : new Parts(List.of(folder), false));
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the line's number instead of its text, which may hold credentials.
    }
    throw new ForgeException(
        Reason.SETTINGS,
        "Line %d of %s names no repository: write https://host/owner/name, without credentials"
            .formatted(number, source));
  }

  @Override
  public String display() {
    return source;
  }

  @Override
  public List<ForgeRepository> repositories() {
    return repositories;
  }

  @Override
  public Optional<ForgeRepository> find(RepositoryName name) {
    return repositories.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  @Override
  public Optional<String> head(ForgeRepository repository) {
    return heads.apply(repository);
  }

  /** A list says what is in it, not what no longer is: of that, it owns nothing. */
  @Override
  public boolean owns(String repo) {
    return repositories.stream().anyMatch(it -> it.repo().equals(repo));
  }

  @Override
  public Parts parts(ForgeRepository repository) {
    return parts.getOrDefault(repository.repo(), Parts.NONE);
  }

  @Override
  public Optional<CloneCredentials> credentials() {
    return Optional.empty();
  }
}
