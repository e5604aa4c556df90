package dev.sourcelake.origins.settings;

import dev.sourcelake.origins.settings.Findings.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code go.mod}. */
final class GoModReader implements BuildFileReader {
  private static final Pattern MODULE = Pattern.compile("(?m)^module[ \\t]+\"?([^\\s\"]+)\"?");
  private static final Pattern GO = Pattern.compile("(?m)^go[ \\t]+(\\d+\\.\\d+)");
  private static final Pattern REQUIRED =
      Pattern.compile(
          "(?m)^[ \\t]*(?:require[ \\t]+)?(([\\w.~/-]+\\.[\\w.~/-]+)[ \\t]+(v\\S+))([^\\r\\n]*)");
  private static final Pattern OTHER_BLOCK =
      Pattern.compile("(?ms)^(?:replace|exclude|retract|tool|ignore|godebug)[ \\t]*\\(.*?^\\)");

  @Override
  public void read(BuildFile file, Findings out) {
    String text = file.text();
    Matcher go = GO.matcher(text);
    boolean hasLevel = go.find();
    Matcher module = MODULE.matcher(text);
    out.add(
        0,
        new BuildUnit(
            file.path(),
            "go",
            module.find() ? BuildFile.decoded(module.group(1)) : null,
            null,
            file.folder(),
            List.of(),
            List.of(),
            hasLevel ? go.group(1) : null,
            hasLevel ? file.path() + ": go" : null,
            null));
    Matcher required = REQUIRED.matcher(blanked(text));
    while (required.find()) {
      out.add(
          file,
          "go",
          file.folder(),
          required.group(2),
          required.group(3),
          required.group(4).contains("// indirect") ? "indirect" : "direct",
          new Span(required.start(1), required.end(1)));
    }
  }

  /** Blocks of other statements blanked out, so that what is left keeps its place. */
  private static String blanked(String text) {
    return OTHER_BLOCK
        .matcher(text)
        .replaceAll(match -> match.group().replaceAll("[^\\r\\n]", " "));
  }
}
