package dev.sourcelake.origins.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layout that Maven and Gradle share: {@code src/<set>/<language>}. */
final class SourceSets {
  private static final Pattern ROOT =
      Pattern.compile("(?:^|.*?/)src/[^/]+/(?:java|kotlin|scala|groovy|clojure|resources)(?=/)");

  private SourceSets() {}

  /** The conventional source root around a path, or null. */
  static String rootOf(String path) {
    if (!path.contains("src/")) {
      return null;
    }
    Matcher matcher = ROOT.matcher(path);
    return matcher.lookingAt() ? matcher.group() : null;
  }

  /** Whether a conventional root holds tests: its set is called test, integrationTest, jmh… */
  static boolean isTest(String root) {
    String set = Folders.name(Folders.of(root)).toLowerCase(Locale.ROOT);
    return set.contains("test") || set.equals("jmh") || set.equals("it");
  }

  /** The folder of the build unit that a conventional root belongs to. */
  static String unitOf(String root) {
    return Folders.of(Folders.of(Folders.of(root)));
  }
}
