package dev.sourcelake.cli.command;

import static java.util.stream.Collectors.joining;

import dev.sourcelake.cli.output.CellText;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.Style;
import dev.sourcelake.cli.progress.Amounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says what a lake knows of one path, for people. */
final class FileReport {
  private final Console console;
  private final Style style;

  FileReport(Console console) {
    this.console = console;
    this.style = console.outStyle();
  }

  void print(String repo, String path, FileFacts facts) throws IOException {
    console.line(style.bold(repo) + "  " + CellText.visible(path));
    print("manifest", manifest(facts.manifest()));
    print("content", List.of(facts.content().orElse("not stored in the lake")));
    for (Map.Entry<String, FileFacts.Reading> reading : facts.readings().entrySet()) {
      Map<String, Long> rows = facts.rows().getOrDefault(reading.getKey(), Map.of());
      print(reading.getKey(), reading(reading.getValue(), rows));
    }
    print("problems", facts.problems());
    print("missing", MissingFacts.of(facts));
    console.flush();
  }

  private void print(String label, List<String> lines) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      String head = String.format("  %-12s", i == 0 ? label : "");
      console.line(style.dim(head) + CellText.visible(lines.get(i)));
    }
  }

  private static List<String> manifest(Map<String, String> file) {
    List<String> lines = new ArrayList<>();
    String reason = file.containsKey("reason") ? " (" + file.get("reason") + ")" : "";
    String size =
        file.containsKey("size_bytes")
            ? Amounts.bytes(Long.parseLong(file.get("size_bytes")))
            : null;
    String language = with(file.get("language"), "by", file.get("language_source"));
    lines.add(
        joined(
            file.get("status") + reason,
            language,
            file.get("category"),
            size,
            file.get("kind"),
            labelled("mode", file.get("mode"))));
    lines.add(
        joined(
            labelled("module", file.get("module")),
            labelled("source root", file.get("source_root")),
            labelled("package", file.get("package_id")),
            labelled(
                "language level",
                with(file.get("language_level"), "from", file.get("language_level_source"))),
            labelled("encoding", file.get("encoding"))));
    lines.add(
        joined(labelled("sha256", file.get("file_sha256")), labelled("git", file.get("git_oid"))));
    lines.removeIf(String::isEmpty);
    return lines;
  }

  private static List<String> reading(FileFacts.Reading reading, Map<String, Long> rows) {
    Map<String, String> facts = reading.facts();
    List<String> lines = new ArrayList<>();
    String reason = facts.containsKey("reason") ? ": " + facts.get("reason") : "";
    String parser = with(facts.get("parser"), "", facts.get("parser_version"));
    lines.add(
        joined(
            facts.get("status") + reason,
            parser,
            labelled("grammar", facts.get("grammar")),
            labelled(
                "language version",
                with(facts.get("language_version"), "from", facts.get("language_version_source"))),
            facts.get("encoding"),
            facts.get("newline")));
    if (reading.errorBytes() > 0) {
      lines.add(Amounts.count(reading.errorBytes(), "byte", "bytes") + " not understood");
    }
    if (!reading.skippedRanges().isEmpty()) {
      lines.add("not read: " + String.join(", ", reading.skippedRanges()));
    }
    lines.add(
        rows.isEmpty()
            ? "no rows"
            : rows.entrySet().stream()
                .map(table -> table.getKey() + " " + Amounts.count(table.getValue()))
                .collect(joining(", ")));
    lines.add("fingerprint " + facts.get("fingerprint"));
    return lines;
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> part != null && !part.isEmpty()).collect(joining(", "));
  }

  private static String labelled(String label, String value) {
    return value == null ? null : label + " " + value;
  }

  private static String with(String value, String link, String source) {
    return value == null || source == null
        ? value
        : link.isEmpty() ? value + " " + source : value + " " + link + " " + source;
  }
}
