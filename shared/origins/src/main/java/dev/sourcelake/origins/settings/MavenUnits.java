package dev.sourcelake.origins.settings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Maven's modules: poms are gathered first, since one inherits from another, and resolved at the
 * end. Parents are looked for in the repository only.
 */
final class MavenUnits implements BuildFileReader {
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^${}]+)}");
  private static final int MAX_ROUNDS = 20;
  private static final int MAX_LENGTH = 4096;

  private final Map<String, Pom> poms = new TreeMap<>();

  @Override
  public void read(BuildFile file, Findings out) throws IOException {
    poms.put(file.path(), PomParser.parse(file));
  }

  /** Adds a unit for each pom that was read. */
  void resolve(Findings out) {
    for (Pom pom : poms.values()) {
      Chain chain = new Chain(lineage(pom));
      Level level = chain.level();
      String folder = pom.file().folder();
      String group = chain.groupId();
      String artifact = chain.filled(pom.artifactId());
      out.add(
          0,
          new BuildUnit(
              pom.file().path(),
              "maven",
              group == null || artifact == null ? artifact : group + ":" + artifact,
              chain.version(),
              folder,
              roots(folder, chain.filled(chain.sourceDirectory())),
              roots(folder, chain.filled(chain.testSourceDirectory())),
              level == null ? null : level.value(),
              level == null ? null : level.source(),
              chain.encoding()));
      for (Pom.Declared declared : pom.dependencies()) {
        out.add(
            pom.file(),
            "maven",
            folder,
            chain.filled(declared.groupId()) + ":" + chain.filled(declared.artifactId()),
            chain.filled(declared.version()),
            declared.scope(),
            declared.span());
      }
    }
  }

  private static List<String> roots(String folder, String directory) {
    if (directory == null) {
      return List.of();
    }
    String relative = directory.replaceFirst("^\\$\\{(project\\.)?basedir}/?", "");
    return Folders.resolve(folder, relative).map(List::of).orElse(List.of());
  }

  /** A pom and its parents, as far as they are in the repository. */
  private List<Pom> lineage(Pom pom) {
    List<Pom> lineage = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Optional<Pom> at = Optional.of(pom);
    while (at.isPresent() && seen.add(at.get().file().path())) {
      lineage.add(at.get());
      at = parentOf(at.get());
    }
    return lineage;
  }

  private Optional<Pom> parentOf(Pom pom) {
    Pom.Parent wanted = pom.parent();
    if (wanted == null || wanted.relativePath().isEmpty()) {
      return Optional.empty();
    }
    return Folders.resolve(pom.file().folder(), wanted.relativePath())
        .map(path -> path.endsWith(".xml") ? path : (path.isEmpty() ? "" : path + "/") + "pom.xml")
        .map(poms::get)
        .filter(
            found -> found.artifactId() == null || found.artifactId().equals(wanted.artifactId()));
  }

  /**
   * A language level.
   *
   * @param source the pom and the name of the setting
   */
  private record Level(String value, String source) {}

  /** A pom with what it inherits. */
  private record Chain(List<Pom> poms) {
    Level level() {
      for (String[] setting :
          new String[][] {
            {"release", "maven.compiler.release"},
            {"source", "maven.compiler.source"},
            {null, "java.version"}
          }) {
        for (Pom pom : poms) {
          String configured = setting[0] == null ? null : pom.compiler().get(setting[0]);
          String name = configured == null ? setting[1] : "maven-compiler-plugin " + setting[0];
          String text = configured == null ? pom.properties().get(setting[1]) : configured;
          String value = Levels.java(filled(text));
          if (value != null) {
            return new Level(value, pom.file().path() + ": " + name);
          }
        }
      }
      return null;
    }

    String encoding() {
      for (Pom pom : poms) {
        String configured = pom.compiler().get("encoding");
        String text = configured == null ? property(pom) : configured;
        if (text != null && !filled(text).contains("${")) {
          return filled(text);
        }
      }
      return null;
    }

    private static String property(Pom pom) {
      return pom.properties().get("project.build.sourceEncoding");
    }

    String groupId() {
      Pom pom = poms.getFirst();
      return filled(
          pom.groupId() == null && pom.parent() != null ? pom.parent().groupId() : pom.groupId());
    }

    String version() {
      Pom pom = poms.getFirst();
      return filled(
          pom.version() == null && pom.parent() != null ? pom.parent().version() : pom.version());
    }

    String sourceDirectory() {
      return poms.stream()
          .map(Pom::sourceDirectory)
          .filter(d -> d != null)
          .findFirst()
          .orElse(null);
    }

    String testSourceDirectory() {
      return poms.stream()
          .map(Pom::testSourceDirectory)
          .filter(d -> d != null)
          .findFirst()
          .orElse(null);
    }

    /** Properties filled in as far as they are known; null stays null. */
    String filled(String text) {
      String result = text;
      for (int i = 0; i < MAX_ROUNDS && result != null && result.contains("${"); i++) {
        String before = result;
        result =
            PROPERTY
                .matcher(result)
                .replaceAll(match ->
                    Matcher.quoteReplacement(
                        Optional.ofNullable(value(match.group(1))).orElse(match.group())));
        if (result.equals(before) || result.length() > MAX_LENGTH) {
          return before;
        }
      }
      return result;
    }

    private String value(String name) {
      for (Pom pom : poms) {
        String value = pom.properties().get(name);
        if (value != null) {
          return value;
        }
      }
      Pom pom = poms.getFirst();
      Pom.Parent parent = pom.parent();
      return switch (name) {
        case "project.groupId", "pom.groupId", "groupId" ->
            pom.groupId() == null && parent != null ? parent.groupId() : pom.groupId();
        case "project.artifactId", "pom.artifactId", "artifactId" -> pom.artifactId();
        case "project.version", "pom.version", "version" ->
            pom.version() == null && parent != null ? parent.version() : pom.version();
        case "project.parent.version" -> parent == null ? null : parent.version();
        case "project.parent.groupId" -> parent == null ? null : parent.groupId();
        default -> null;
      };
    }
  }
}
