package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Match.Topic;
import dev.sourcelake.extractors.treesitter.internal.ByteRange;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Code of other languages in a file: scripts and styles of a page, fenced code of a text. */
final class Injections {
  /** Each is a parse of its own, which reads the file from the start; more are left unread. */
  static final int MOST = 200;

  private static final Pattern KIND = Pattern.compile("\\b(type|lang)\\s*=\\s*[\"']?([^\"'\\s>]*)");

  /** What fences call languages, beside our own names. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("c++", "cpp"),
          Map.entry("c#", "csharp"),
          Map.entry("cs", "csharp"),
          Map.entry("docker", "dockerfile"),
          Map.entry("golang", "go"),
          Map.entry("js", "javascript"),
          Map.entry("kt", "kotlin"),
          Map.entry("py", "python"),
          Map.entry("python3", "python"),
          Map.entry("rb", "ruby"),
          Map.entry("rs", "rust"),
          Map.entry("sh", "bash"),
          Map.entry("shell", "bash"),
          Map.entry("terraform", "hcl"),
          Map.entry("tf", "hcl"),
          Map.entry("ts", "typescript"),
          Map.entry("yml", "yaml"));

  private final FileFacts facts;
  private final SyntaxTree tree;
  private final List<Injection> found = new ArrayList<>();

  /**
   * Code that is parsed in one go.
   *
   * @param dialect what reads it
   * @param ranges where it stands, in order and apart
   */
  record Injection(Dialect dialect, List<ByteRange> ranges) {}

  private Injections(FileFacts facts) {
    this.facts = facts;
    this.tree = facts.tree;
  }

  /** The code in a file, in the order of its places; scripts of a page share one scope. */
  static List<Injection> find(FileFacts facts) {
    if (facts.matches(Topic.INJECTION).isEmpty()) {
      return List.of();
    }
    Injections injections = new Injections(facts);
    facts.matches(Topic.INJECTION).stream()
        .sorted(Comparator.comparingInt(Match::node))
        .forEach(injections::add);
    return injections.found;
  }

  /** The languages that code in files of a language may be of. */
  static List<Dialect> dialectsIn(String language) {
    return switch (language) {
      case "html" -> Stream.of("css", "javascript", "typescript").map(Injections::named).toList();
      case "markdown" ->
          Stream.concat(Dialects.all().stream(), Stream.of(Dialects.java()))
              .filter(dialect -> !dialect.language().equals(language))
              .toList();
      default -> List.of();
    };
  }

  private static Dialect named(String language) {
    return Dialects.of(language, "").orElseThrow();
  }

  private void add(Match match) {
    String language =
        switch (match.detail()) {
          case "script" -> scriptLanguage(tree.text(match.node("tag")));
          case "style" -> "css";
          default -> tree.text(match.node("language")).toLowerCase(Locale.ROOT);
        };
    String ours = ALIASES.getOrDefault(language, language);
    Optional<Dialect> dialect = dialect(ours);
    List<ByteRange> ranges = ranges(match.node());
    if (dialect.isEmpty() || ranges.isEmpty()) {
      return;
    }
    boolean shared = !match.detail().equals("fence");
    for (int i = 0; shared && i < found.size(); i++) {
      Injection before = found.get(i);
      if (before.dialect().equals(dialect.get())) {
        List<ByteRange> all = new ArrayList<>(before.ranges());
        all.addAll(ranges);
        found.set(i, new Injection(before.dialect(), all));
        return;
      }
    }
    found.add(new Injection(dialect.get(), ranges));
  }

  private Optional<Dialect> dialect(String language) {
    if (language.equals(facts.dialect.language())) {
      return Optional.empty();
    }
    return language.equals("java") ? Optional.of(Dialects.java()) : Dialects.of(language, "");
  }

  /** What a script is written in; scripts that hold data or templates are none. */
  private static String scriptLanguage(String tag) {
    Matcher kind = KIND.matcher(tag);
    if (!kind.find()) {
      return "javascript";
    }
    String value = kind.group(2).toLowerCase(Locale.ROOT);
    return switch (value) {
      case "", "module", "text/javascript", "application/javascript", "text/babel", "js", "jsx" ->
          "javascript";
      case "ts", "tsx", "text/typescript" -> "typescript";
      default -> value;
    };
  }

  /** A node without what belongs to the text around it, such as the quote marks of each line. */
  private List<ByteRange> ranges(int content) {
    List<ByteRange> ranges = new ArrayList<>();
    int start = tree.start(content);
    for (int at = tree.firstChild(content); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "block_continuation")) {
        add(start, tree.start(at), ranges);
        start = tree.end(at);
      }
    }
    add(start, tree.end(content), ranges);
    return ranges;
  }

  private static void add(int start, int end, List<ByteRange> ranges) {
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).end() == start) {
      ranges.set(last, new ByteRange(ranges.get(last).start(), end));
    } else if (start < end) {
      ranges.add(new ByteRange(start, end));
    }
  }
}
