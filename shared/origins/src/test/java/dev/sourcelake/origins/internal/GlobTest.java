package dev.sourcelake.origins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.origins.testing.Git;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobTest {
  private static final String[] PARTS = {
    "a", "b", "/", "*", "**", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[[:alpha:]]", "\\*",
    ".", "**/", "/**", "/**/", "-", "[a-]", "ab", "c", "[b", "[[:nope:]]", "\\[", "[\\]a]", "***"
  };

  @TempDir Path temp;

  @Test
  void matchesWhatGitMatches() throws IOException {
    assumeTrue(Git.isInstalled());
    Random random = new Random(42);
    List<String> patterns =
        new ArrayList<>(List.of("/**", "**", "a/**", "**/a", "a/**/b", "*/a", "/a"));
    while (patterns.size() < 1500) {
      String pattern = random(random, PARTS, 5);
      // Of two stars after another character git before 2.41 decides by chance: it compares
      // addresses.
      if (!pattern.isEmpty() && !pattern.matches(".*[^/*]\\*\\*.*")) {
        patterns.add(pattern);
      }
    }
    Set<String> paths = new TreeSet<>();
    while (paths.size() < 150) {
      String path =
          random(random, new String[] {"a", "b", "c", "/", "*", "-", ".", "[", "]", "ab"}, 6);
      if (!path.isEmpty() && !path.matches("(^|.*/)(\\.*(/.*)?)?")) {
        paths.add(path);
      }
    }
    Git git = Git.init(temp.resolve("repo"));
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < patterns.size(); i++) {
      attributes.append(patterns.get(i)).append(" p").append(i).append('\n');
    }
    git.write(".gitattributes", attributes.toString());
    List<String> command = new ArrayList<>(List.of("check-attr", "-z", "-a", "--"));
    command.addAll(paths);
    String[] found = git.run(command.toArray(String[]::new)).split("\0", -1);
    Set<String> expected = new HashSet<>();
    for (int i = 0; i + 2 < found.length; i += 3) {
      expected.add(patterns.get(Integer.parseInt(found[i + 1].substring(1))) + "   " + found[i]);
    }
    Set<String> actual = new HashSet<>();
    for (String pattern : patterns) {
      Glob glob = Glob.compile(pattern);
      paths.stream()
          .filter(path -> glob.matches(path, false))
          .forEach(path -> actual.add(pattern + "   " + path));
    }
    assertTrue(expected.size() > 2000, "too little is compared: " + expected.size());
    Set<String> missed = new TreeSet<>(expected);
    missed.removeAll(actual);
    Set<String> invented = new TreeSet<>(actual);
    invented.removeAll(expected);
    assertEquals(Set.of(), missed);
    assertEquals(Set.of(), invented);
  }

  @Test
  void foldersOnlyMatchFolders() {
    assertTrue(Glob.compile("build/").matches("x/build", true));
    assertFalse(Glob.compile("build/").matches("x/build", false));
    assertFalse(Glob.compile("/build/").matches("x/build", true));
  }

  @Test
  void noPatternTakesLong() {
    String path = "a/".repeat(500) + "a".repeat(3000);
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (String pattern :
              List.of(
                  "a*".repeat(300) + "b", "**/a".repeat(300) + "/b", "[a]*".repeat(300) + "/b")) {
            assertFalse(Glob.compile(pattern).matches(path, false));
          }
        });
  }

  private static String random(Random random, String[] parts, int most) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(most) + 1;
    for (int i = 0; i < count; i++) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }
}
