package dev.sourcelake.extractors.python.versions;

import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.Rejected;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The least version that a file needs, and what the version that its build asks for does not take.
 */
public final class Versions {
  /** The minor version of Python 3 since which {@code async} and {@code await} are no names. */
  private static final int RESERVED_SINCE = 7;

  private final List<Diagnostic> problems = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>();

  /**
   * Looks at a file.
   *
   * @param rejected what of it no Python 3 takes
   */
  public Versions(Node module, SyntaxTree tree, List<Rejected> rejected, FileSettings settings) {
    int[] level = version(settings.languageLevel());
    boolean old = level != null && level[0] < 3;
    FeatureFinder features = new FeatureFinder(module, tree, old);
    features
        .first()
        .forEach((feature, node) -> {
          if (level != null && (level[0] < 3 || level[1] < feature.minor())) {
            newer(feature, node, settings);
          }
          // Features come in the order of their versions.
          options.put("least_level", "3." + feature.minor());
          options.put("least_level_by", feature.words());
        });
    if (level == null || (level[0] == 3 && level[1] >= RESERVED_SINCE)) {
      features
          .reserved()
          .forEach((name, node) -> problems.add(reserved(name, node.start(), node.end())));
    }
    features.outdated().forEach((what, node) -> older(old, what, node.start(), node.end()));
    for (Rejected each : rejected) {
      older(old, each.what(), each.start(), each.end());
    }
  }

  /** Syntax that only a newer or older version takes, once for each feature. */
  public List<Diagnostic> problems() {
    return problems;
  }

  /** What the ledger says: the least version that the file needs, and what it needs it for. */
  public Map<String, String> options() {
    return options;
  }

  private void newer(Feature feature, Node node, FileSettings settings) {
    problems.add(
        new Diagnostic(
            Severity.WARNING,
            Kind.SETTINGS,
            "language_level",
            "The file needs Python 3."
                + feature.minor()
                + " ("
                + feature.words()
                + "), "
                + settings.languageLevelSource()
                + " says "
                + settings.languageLevel(),
            node.start(),
            node.end(),
            List.of()));
  }

  private void older(boolean asked, String what, int start, int end) {
    problems.add(
        new Diagnostic(
            asked ? Severity.INFO : Severity.ERROR,
            Kind.SYNTAX,
            "older_syntax",
            "No Python 3 takes this, it is not read: " + what,
            start,
            end,
            List.of()));
  }

  private static Diagnostic reserved(String name, int start, int end) {
    return new Diagnostic(
        Severity.WARNING,
        Kind.SYNTAX,
        "older_syntax",
        "No Python since 3." + RESERVED_SINCE + " takes this: " + name + " as a name",
        start,
        end,
        List.of());
  }

  /** The major and the minor version, or null for what is none. */
  private static int[] version(String level) {
    if (level == null || !level.matches("[23](\\.\\d{1,3})?(\\..*)?")) {
      return null;
    }
    String[] parts = level.split("\\.", -1);
    return new int[] {
      Integer.parseInt(parts[0]), parts.length == 1 ? 0 : Integer.parseInt(parts[1])
    };
  }
}
