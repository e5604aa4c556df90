package dev.sourcelake.stages.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the class files of a library call, by source file, line and name. */
public final class CompiledCalls {
  private static final String CELLS = " \\| ";

  /** Types by class, the superclass first. */
  private final Map<String, List<String>> parents = new HashMap<>();

  private final Map<String, Set<String>> methods = new HashMap<>();

  /** The types that declare what is called, with dots only, by path, line and name. */
  private final Map<String, Set<String>> owners = new HashMap<>();

  private final Set<String> classes = new HashSet<>();

  private CompiledCalls() {}

  /** Reads what the repository {@code classes} of a lake holds. */
  public static CompiledCalls of(TestLake lake) throws IOException {
    CompiledCalls calls = new CompiledCalls();
    for (String row : lake.query(sql("parents"))) {
      String[] cells = row.split(CELLS, -1);
      calls.parents.put(
          cells[0],
          Stream.concat(Stream.of(cells[1]), Stream.of(cells[2].split(" ", -1))).toList());
      calls.classes.add(dotted(cells[0]));
    }
    for (String row : lake.query(sql("methods"))) {
      String[] cells = row.split(CELLS, -1);
      calls.methods.computeIfAbsent(cells[0], c -> new HashSet<>()).add(cells[1] + cells[2]);
    }
    for (String row : lake.query(sql("references"))) {
      String[] cells = row.split(CELLS, -1);
      String folder = cells[0].substring(0, cells[0].lastIndexOf('.') + 1).replace('.', '/');
      calls
          .owners
          .computeIfAbsent(
              key(folder + cells[1], cells[3], Integer.parseInt(cells[5])), k -> new HashSet<>())
          .add(dotted(calls.declaring(cells[2], cells[3] + cells[4])));
    }
    return calls;
  }

  /** The query of this name, for {@link TestLake#query}. */
  public static String sql(String name) throws IOException {
    String resource = "/dev/sourcelake/stages/calls/" + name + ".sql";
    try (InputStream in = CompiledCalls.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A binary name as qualified names of sources have it, as far as they do. */
  public static String dotted(String name) {
    return name.replace('$', '.');
  }

  /** The types that declare what is called on a line of a file by a name. */
  public Set<String> owners(String path, String name, int line) {
    return owners.getOrDefault(key(path, name, line), Set.of());
  }

  /** Whether the library has the type. */
  public boolean has(String owner) {
    return classes.contains(owner);
  }

  private static String key(String path, String name, int line) {
    return path + ":" + line + " " + name;
  }

  /**
   * The type in which a method that is asked of another is found; that one where it is elsewhere.
   */
  private String declaring(String owner, String method) {
    Deque<String> left = new ArrayDeque<>(List.of(owner));
    Set<String> seen = new HashSet<>();
    while (!left.isEmpty()) {
      String type = left.removeFirst();
      if (methods.getOrDefault(type, Set.of()).contains(method)) {
        return type;
      }
      if (seen.add(type)) {
        left.addAll(parents.getOrDefault(type, List.of()));
      }
    }
    return owner;
  }
}
