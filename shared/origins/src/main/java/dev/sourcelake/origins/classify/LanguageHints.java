package dev.sourcelake.origins.classify;

import dev.sourcelake.origins.classify.Languages.Match;
import dev.sourcelake.origins.internal.ResourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a file's language in its first lines, where its name leaves that open. */
final class LanguageHints {
  private static final Pattern SHEBANG =
      Pattern.compile("\\A#!\\s*(?:\\S*/)?(\\S+)(?:[ \\t]+([^\\r\\n]*))?");

  /** A shell's script that hands itself on at once, in its first lines. */
  private static final Pattern EXEC =
      Pattern.compile(
          "\\A(?:[^\\r\\n]*\\R){1,4}\\s*exec\\s+(?:\\S*/)?([\\w.]+)[^\\r\\n]*\\$0[^\\r\\n]*\\$@");

  private static final Pattern VIM =
      Pattern.compile("(?:vim?|ex):\\s?(?:set? )?.*?\\b(?:ft|filetype|syntax)=([\\w+#-]+)");
  private static final Pattern EMACS =
      Pattern.compile("-\\*-\\s*(?:.*?\\bmode:\\s*)?([\\w+#-]+)(?:\\s*;.*?)?\\s*-\\*-");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int MODELINES = 5;
  private static final int MAX_LINE = 300;

  private final Languages languages = Languages.shipped();
  private final List<Rule> rules = new ArrayList<>();

  private record Rule(String extension, String language, Pattern pattern) {}

  LanguageHints() {
    ResourceTable.text(LanguageHints.class, "ambiguous.txt")
        .lines()
        .filter(line -> line.startsWith("."))
        .map(line -> SPACES.split(line, 3))
        .forEach(words ->
            rules.add(new Rule(words[0], words[1], Pattern.compile(words[2], Pattern.MULTILINE))));
  }

  /** The language that the text names or shows; null where the file's name has settled it. */
  Match find(String fileName, String text) {
    Match named = languages.ofFileName(fileName);
    if (named != null && named.certain()) {
      return null;
    }
    Match modeline = modeline(text);
    if (named == null) {
      Match shebang = shebang(text);
      return shebang == null ? modeline : shebang;
    }
    return modeline == null ? byContent(fileName, text) : modeline;
  }

  private Match shebang(String text) {
    Matcher matcher = SHEBANG.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    String program = matcher.group(1);
    if (program.equals("env") && matcher.group(2) != null) {
      for (String word : SPACES.split(matcher.group(2).strip(), -1)) {
        if (!word.startsWith("-") && word.indexOf('=') < 0) {
          program = word.substring(word.lastIndexOf('/') + 1);
          break;
        }
      }
    }
    Matcher exec = EXEC.matcher(text);
    if (program.equals("sh") && exec.find()) {
      program = exec.group(1);
    }
    return match(languages.ofInterpreter(program), "shebang");
  }

  private Match modeline(String text) {
    int start = 0;
    for (int i = 0; i < MODELINES && start < text.length(); i++) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, Math.min(end, start + MAX_LINE));
      for (Pattern pattern : List.of(EMACS, VIM)) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find()) {
          Match found = match(languages.ofAlias(matcher.group(1)), "modeline");
          if (found != null) {
            return found;
          }
        }
      }
      start = end + 1;
    }
    return null;
  }

  private Match byContent(String fileName, String text) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    for (Rule rule : rules) {
      if (lower.endsWith(rule.extension) && rule.pattern.matcher(text).find()) {
        return match(rule.language, "content");
      }
    }
    return null;
  }

  private static Match match(String language, String source) {
    return language == null ? null : new Match(language, source, true);
  }
}
