package dev.sourcelake.extractors.treesitter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What universal-ctags finds in files: functions and types, by its own kinds. */
final class Ctags {
  /** The version that the rules are about, as the program names it. */
  private static final String VERSION = "Universal Ctags 5.9";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TYPES =
      Set.of(
          "alias",
          "annotation",
          "class",
          "enum",
          "interface",
          "object",
          "struct",
          "table",
          "talias",
          "trait",
          "type",
          "typealias",
          "typedef",
          "union",
          "view");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "func",
          "function",
          "generator",
          "getter",
          "method",
          "methodSpec",
          "procedure",
          "prototype",
          "setter",
          "singletonMethod");

  /** Our languages by what ctags calls them; it has no parser of the others. */
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("bash", "Sh"),
          Map.entry("c", "C"),
          Map.entry("cpp", "C++"),
          Map.entry("csharp", "C#"),
          Map.entry("go", "Go"),
          Map.entry("java", "Java"),
          Map.entry("javascript", "JavaScript"),
          Map.entry("kotlin", "Kotlin"),
          Map.entry("lua", "Lua"),
          Map.entry("php", "PHP"),
          Map.entry("python", "Python"),
          Map.entry("ruby", "Ruby"),
          Map.entry("rust", "Rust"),
          Map.entry("sql", "SQL"),
          Map.entry("tsx", "TypeScript"),
          Map.entry("typescript", "TypeScript"));

  /** Kinds that are off unless asked for. */
  private static final Map<String, String> MORE_KINDS =
      Map.of("C", "+p", "C++", "+p", "Go", "+a", "Ruby", "+a");

  /** Where a kind is another thing: in Python a member is a method, in PHP an alias an import. */
  private static boolean isFunction(String language, String kind) {
    return FUNCTIONS.contains(kind)
        || (language.equals("python") && kind.equals("member"))
        || (language.equals("ruby") && kind.equals("alias"));
  }

  private static boolean isType(String language, String kind) {
    boolean another = kind.equals("alias") && (language.equals("ruby") || language.equals("php"));
    return TYPES.contains(kind) && !another;
  }

  private Ctags() {}

  /**
   * A function or type.
   *
   * @param kind as ctags calls it
   * @param name without the names around it
   */
  record Tag(String kind, String name, int line, boolean isType) {}

  /** The languages that it can read. */
  static Set<String> languages() {
    return LANGUAGES.keySet();
  }

  /** Says why it is not to be had, or nothing. */
  static Optional<String> missing() {
    try {
      Process process = new ProcessBuilder("ctags", "--version").redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.startsWith(VERSION)
          ? Optional.empty()
          : Optional.of("the rules are about " + VERSION + ", not " + said.lines().findFirst());
    } catch (IOException e) {
      return Optional.of("no ctags to compare with, Debian's universal-ctags: " + e.getMessage());
    }
  }

  /** The functions and types of files that are all of one language. */
  static Map<Path, List<Tag>> of(String language, List<Path> files) throws IOException {
    String theirs = LANGUAGES.get(language);
    Files.createDirectories(LanguageSources.HOME);
    Path list = Files.createTempFile(LanguageSources.HOME, "list", ".txt");
    Files.write(list, files.stream().map(Path::toString).toList());
    List<String> command =
        new ArrayList<>(
            List.of(
                "ctags",
                "--options=NONE",
                "--output-format=json",
                "--fields=+nK",
                "--sort=no",
                "--language-force=" + theirs,
                "-f",
                "-",
                "-L",
                list.toString()));
    if (MORE_KINDS.containsKey(theirs)) {
      command.add("--kinds-" + theirs + "=" + MORE_KINDS.get(theirs));
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Map<Path, List<Tag>> tags = new TreeMap<>();
    // Names are cut out of files of any encoding.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("{\"_type\": \"tag\"")) {
          add(language, JSON.readTree(line), tags);
        }
      }
    }
    Files.delete(list);
    return tags;
  }

  private static void add(String language, JsonNode tag, Map<Path, List<Tag>> tags) {
    String kind = tag.path("kind").asText();
    boolean isType = isType(language, kind);
    if (isType || isFunction(language, kind)) {
      String name = tag.path("name").asText();
      // Lua's names are whole paths.
      int dot =
          language.equals("lua") ? Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) : -1;
      tags.computeIfAbsent(Path.of(tag.path("path").asText()), _ -> new ArrayList<>())
          .add(new Tag(kind, name.substring(dot + 1), tag.path("line").asInt(), isType));
    }
  }
}
