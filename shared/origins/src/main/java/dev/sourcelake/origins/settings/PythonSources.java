package dev.sourcelake.origins.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders that Python's build back ends are told to find top-level packages in, relative to the
 * project; {@link #PROJECT} is the project itself. Nothing where a back end is left to look itself.
 */
final class PythonSources {
  private static final String PROJECT = ".";
  private static final Pattern PACKAGE_DIR =
      Pattern.compile("\\bpackage_dir\\s*=\\s*\\{\\s*[\"']{2}\\s*:\\s*[\"']([\\w./-]+)[\"']");
  private static final Pattern FIND =
      Pattern.compile(
          "\\bfind_(?:namespace_)?packages\\(\\s*(?:where\\s*=\\s*)?[\"']([\\w./-]+)[\"']");
  private static final Pattern NAMED =
      Pattern.compile(
          "\\bfind_namespace_packages\\(|\\bpackages\\s*=\\s*\\[\\s*[\"']\\w|\\bpy_modules\\s*=");

  private PythonSources() {}

  /** What {@code pyproject.toml} says. */
  static List<String> ofProject(Toml toml) {
    List<String> folders = setuptools(toml);
    if (folders.isEmpty()) {
      folders = hatch(toml);
    }
    if (folders.isEmpty()) {
      folders = poetry(toml);
    }
    String pdm = toml.text("tool", "pdm", "build", "package-dir");
    return folders.isEmpty() && pdm != null ? List.of(pdm) : folders;
  }

  private static List<String> setuptools(Toml toml) {
    String folder = toml.text("tool", "setuptools", "package-dir", "");
    if (folder != null) {
      return List.of(folder);
    }
    JsonNode find = toml.at("tool", "setuptools", "packages", "find");
    List<String> where = texts(find.path("where"));
    boolean listed =
        toml.at("tool", "setuptools", "packages").isArray()
            || toml.at("tool", "setuptools", "py-modules").isArray();
    return where.isEmpty() && (find.isObject() || listed) ? List.of(PROJECT) : where;
  }

  private static List<String> hatch(Toml toml) {
    for (String[] keys :
        new String[][] {
          {"tool", "hatch", "build", "targets", "wheel", "sources"},
          {"tool", "hatch", "build", "sources"}
        }) {
      List<String> folders = new ArrayList<>(texts(toml.at(keys)));
      for (Map.Entry<String, JsonNode> moved : toml.at(keys).properties()) {
        if ("".equals(moved.getValue().textValue())) {
          folders.add(moved.getKey());
        }
      }
      if (!folders.isEmpty()) {
        return folders;
      }
    }
    // A package is shipped under the last part of its path.
    return texts(toml.at("tool", "hatch", "build", "targets", "wheel", "packages")).stream()
        .map(Folders::of)
        .map(folder -> folder.isEmpty() ? PROJECT : folder)
        .distinct()
        .toList();
  }

  private static List<String> poetry(Toml toml) {
    List<String> folders = new ArrayList<>();
    for (JsonNode each : toml.at("tool", "poetry", "packages")) {
      String from = each.path("from").textValue();
      if (from != null || each.path("include").isTextual()) {
        folders.add(from == null ? PROJECT : from);
      }
    }
    return folders.stream().distinct().toList();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    if (list.isArray()) {
      list.forEach(each -> {
        if (each.isTextual()) {
          texts.add(each.textValue());
        }
      });
    }
    return texts;
  }

  /** What {@code setup.py} says, as far as its text shows it. */
  static List<String> ofSetup(String text) {
    for (Pattern pattern : List.of(PACKAGE_DIR, FIND)) {
      Matcher folder = pattern.matcher(text);
      if (folder.find()) {
        return List.of(folder.group(1));
      }
    }
    return NAMED.matcher(text).find() ? List.of(PROJECT) : List.of();
  }

  /** What {@code setup.cfg} says, by its keys with their sections. */
  static List<String> ofSetup(Map<String, String> values) {
    String folder = values.get("options.package_dir");
    if (folder != null && folder.startsWith("=")) {
      return List.of(folder.substring(1).strip());
    }
    String where = values.get("options.packages.find.where");
    if (where != null) {
      return List.of(where);
    }
    String packages = values.getOrDefault("options.packages", "");
    boolean named = packages.startsWith("find_namespace:") || packages.matches("\\w.*[^:]");
    return named || values.containsKey("options.py_modules") ? List.of(PROJECT) : List.of();
  }
}
