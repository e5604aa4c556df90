package dev.sourcelake.cli.query;

import static java.util.stream.Collectors.joining;

import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.RepoState;
import java.util.List;
import java.util.stream.Stream;

/** Finds repositories by what people call them. */
public final class RepoNames {
  private static final int MAX_NAMED = 5;

  private RepoNames() {}

  /**
   * The repository of this name, or the only one whose name ends with it, as {@code guava} stands
   * for {@code github.com/google/guava}.
   */
  public static String find(Lake lake, String name) {
    if (lake.repos().state(name).filter(state -> !state.forgotten()).isPresent()) {
      return name;
    }
    List<String> all;
    try (Stream<RepoState> states = lake.repos().all()) {
      all = states.filter(state -> !state.forgotten()).map(RepoState::repo).toList();
    }
    List<String> ending = all.stream().filter(repo -> repo.endsWith("/" + name)).toList();
    if (ending.size() == 1) {
      return ending.getFirst();
    }
    String choice = ending.isEmpty() ? "it has " + some(all) : "it may be " + some(ending);
    throw new CommandException(
        ExitCode.NOT_FOUND,
        "The lake at %s has no repository '%s': %s"
            .formatted(
                lake.storage().root(),
                name,
                all.isEmpty() ? "it is empty; scan one into it first" : choice));
  }

  private static String some(List<String> repos) {
    String named = repos.stream().limit(MAX_NAMED).collect(joining(", "));
    return repos.size() > MAX_NAMED
        ? named + " and " + (repos.size() - MAX_NAMED) + " others"
        : named;
  }
}
