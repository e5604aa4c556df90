package dev.sourcelake.origins.settings;

import dev.sourcelake.origins.settings.Findings.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code Gemfile} and {@code *.gemspec} as text. They are programs, which are never run: only
 * what stands there in plain strings is known.
 */
final class RubyReader implements BuildFileReader {
  private static final Pattern GEM =
      Pattern.compile(
          "^\\s*gem[\\s(]+(['\"])([^'\"]+)\\1((?:\\s*,\\s*(['\"])[^'\"]*\\4)*)([^\\r\\n]*)");
  private static final Pattern SPEC_DEPENDENCY =
      Pattern.compile(
          "^\\s*\\w+\\.add_(runtime_|development_)?dependency[\\s(]+(['\"])([^'\"]+)\\2"
              + "((?:\\s*,\\s*(['\"])[^'\"]*\\5)*)[^\\r\\n]*");
  private static final Pattern SET =
      Pattern.compile(
          "^\\s*\\w+\\.(name|version|required_ruby_version)\\s*=\\s*(['\"])([^'\"]+)\\2");
  private static final Pattern RUBY = Pattern.compile("^\\s*ruby[\\s(]+(['\"])([^'\"]+)\\1");
  private static final Pattern GROUP = Pattern.compile("^\\s*group\\s*\\(?\\s*:(\\w+).*\\bdo\\s*$");
  private static final Pattern BLOCK =
      Pattern.compile("(^|\\s)do(\\s*\\|[^|]*\\|)?\\s*$|^\\s*(if|unless|case)\\b");
  private static final Pattern END = Pattern.compile("^\\s*end\\b");
  private static final Pattern INLINE_GROUP =
      Pattern.compile("\\bgroups?(?::|\\s*=>)\\s*\\[?\\s*:(\\w+)");

  /** Whether a file is one, by its name. */
  static boolean isNamed(String name) {
    return name.equals("Gemfile") || name.endsWith(".gemspec");
  }

  @Override
  public void read(BuildFile file, Findings out) {
    boolean spec = file.name().endsWith(".gemspec");
    String name = null;
    String version = null;
    String level = null;
    Deque<String> blocks = new ArrayDeque<>();
    String text = file.text();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end);
      Matcher set = SET.matcher(line);
      Matcher ruby = RUBY.matcher(line);
      if (spec && set.find()) {
        switch (set.group(1)) {
          case "name" -> name = set.group(3);
          case "version" -> version = set.group(3);
          default -> level = set.group(3);
        }
      } else if (!spec && ruby.find()) {
        level = ruby.group(2);
      }
      dependency(file, spec, line, start, blocks, out);
      track(line, blocks);
      start = end + 1;
    }
    out.add(
        spec ? 0 : 1,
        new BuildUnit(
            file.path(),
            "rubygems",
            name,
            version,
            file.folder(),
            List.of(),
            List.of(),
            level,
            level == null ? null : file.path() + (spec ? ": required_ruby_version" : ": ruby"),
            null));
  }

  private static void dependency(
      BuildFile file, boolean spec, String line, int start, Deque<String> blocks, Findings out) {
    Matcher matcher = (spec ? SPEC_DEPENDENCY : GEM).matcher(line);
    if (!matcher.find()) {
      return;
    }
    String scope = spec && "development_".equals(matcher.group(1)) ? "dev" : group(line, blocks);
    String versions =
        matcher.group(spec ? 4 : 3).replaceAll("['\"]", "").replaceFirst("^\\s*,\\s*", "");
    int first = start + line.length() - line.stripLeading().length();
    out.add(
        file,
        "rubygems",
        file.folder(),
        BuildFile.decoded(matcher.group(spec ? 3 : 2)),
        versions.isEmpty() ? null : versions,
        scope,
        new Span(first, start + line.stripTrailing().length()));
  }

  private static String group(String line, Deque<String> blocks) {
    Matcher inline = INLINE_GROUP.matcher(line);
    if (inline.find()) {
      return inline.group(1);
    }
    return blocks.stream().filter(block -> !block.isEmpty()).findFirst().orElse("prod");
  }

  /** Blocks that are open, by the group that each is of; empty for other ones. */
  private static void track(String line, Deque<String> blocks) {
    Matcher group = GROUP.matcher(line);
    if (group.find()) {
      blocks.push(group.group(1));
    } else if (BLOCK.matcher(line).find()) {
      blocks.push("");
    } else if (END.matcher(line).find()) {
      blocks.poll();
    }
  }
}
