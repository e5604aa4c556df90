package dev.sourcelake.functions.receive;

import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.model.PartNames;
import dev.sourcelake.model.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a delivery starts, in order.
 *
 * @param starts each execution
 */
record Starts(List<Start> starts) {
  static final Starts NONE = new Starts(List.of());

  private static final int MOST_OF_NAME = 40;
  private static final int MOST_OF_KEY = 16;
  private static final int OF_PART = 8;

  Starts {
    starts = List.copyOf(starts);
  }

  /**
   * One execution.
   *
   * @param what what it does, for people
   * @param about whose name it carries
   * @param input what it is told
   */
  record Start(String what, String about, Map<String, Object> input) {
    Start {
      input = Map.copyOf(input);
    }

    private boolean isOfRepository() {
      return input.containsKey("repo");
    }
  }

  static Starts of(Starts first, Starts second) {
    List<Start> all = new ArrayList<>(first.starts);
    all.addAll(second.starts);
    return new Starts(all);
  }

  /** A repository is scanned; the address is built from the host that is set, and its name. */
  static Starts scan(ForgeHost host, RepositoryName name, String ref, ScanInput input) {
    return each(
        "scan",
        host,
        name,
        input,
        folder -> {
          Map<String, Object> told = new LinkedHashMap<>();
          told.put("repo", PartNames.of(host.repo(name), folder));
          told.put("origin", host.cloneUrl(name));
          if (ref != null) {
            told.put("ref", ref);
          }
          told.putAll(input.of(host.repo(name), folder));
          return told;
        });
  }

  /** A repository's rows go, and those of its parts. */
  static Starts forget(ForgeHost host, RepositoryName name, ScanInput input) {
    return each(
        "forget",
        host,
        name,
        input,
        folder -> Map.of("repo", PartNames.of(host.repo(name), folder), "forget", true));
  }

  /** One for the repository, and one for each of its parts, which have its name and their own. */
  private static Starts each(
      String what,
      ForgeHost host,
      RepositoryName name,
      ScanInput input,
      Function<String, Map<String, Object>> told) {
    List<Start> starts = new ArrayList<>();
    starts.add(new Start(what, name.value(), told.apply("")));
    for (String folder : input.parts(host.repo(name)).folders()) {
      starts.add(new Start(what, PartNames.of(name.value(), folder), told.apply(folder)));
    }
    return new Starts(starts);
  }

  /** All that an owner has is compared with the lake. */
  static Starts owner(String owner) {
    return new Starts(List.of(new Start("reconcile", owner, Map.of("owner", owner))));
  }

  boolean isEmpty() {
    return starts.isEmpty();
  }

  /** Starts all; the same key gives the same names, so that nothing is started twice. */
  void start(Workflows workflows, String key) throws IOException {
    String end = key.replaceAll(".*:", "");
    String unique = end.substring(0, Math.min(MOST_OF_KEY, end.length()));
    for (Start start : starts) {
      String about = start.about().replaceAll("[^A-Za-z0-9_-]+", "-");
      String name =
          "%s-%s-%s"
              .formatted(
                  start.what(),
                  about.substring(Math.max(0, about.length() - MOST_OF_NAME)),
                  unique);
      if (start.about().contains("//")) {
        // The ends of two parts' names may be alike.
        name += "-" + Sha256.of(start.about()).substring(0, OF_PART);
      }
      if (start.isOfRepository()) {
        workflows.repository(name, start.input());
      } else {
        workflows.organisation(name, start.input());
      }
    }
  }

  @Override
  public String toString() {
    return starts.stream()
        .map(start -> start.what() + " of " + start.about())
        .collect(Collectors.joining(", "));
  }
}
