package dev.sourcelake.origins.settings;

import dev.sourcelake.origins.settings.Findings.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Gradle's files, Groovy and Kotlin, for the plain statements that most have; what programs
 * compute in them stays unknown.
 */
final class GradleReader implements BuildFileReader {
  private static final Pattern COMMENT =
      Pattern.compile(
          "//[^\\r\\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'",
          Pattern.DOTALL);
  private static final Pattern TOOLCHAIN =
      Pattern.compile(
          "languageVersion\\s*(?:=|\\.set\\s*\\(|\\()\\s*JavaLanguageVersion\\.of\\s*\\(\\s*[\"']?(\\d+)");
  private static final Pattern JVM_TOOLCHAIN = Pattern.compile("\\bjvmToolchain\\s*\\(\\s*(\\d+)");
  private static final Pattern RELEASE =
      Pattern.compile("\\boptions\\.release\\s*(?:=|\\.set\\s*\\()\\s*(\\d+)");
  private static final Pattern SOURCE =
      Pattern.compile(
          "\\bsourceCompatibility\\s*(?:=|\\.set\\s*\\(|\\s)\\s*(?:JavaVersion\\.(?:VERSION_|toVersion\\s*\\(\\s*))?[\"']?(\\d+(?:[._]\\d+)?)");
  private static final Pattern ENCODING =
      Pattern.compile("\\boptions\\.encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
  private static final Pattern GROUP =
      Pattern.compile("(?m)^\\s*(?:project\\.)?group\\s*=?\\s*[\"']([\\w.-]+)[\"']");
  private static final Pattern VERSION =
      Pattern.compile("(?m)^\\s*(?:project\\.)?version\\s*=?\\s*[\"']([^\"'$\\r\\n]+)[\"']");
  private static final Pattern ROOT_NAME =
      Pattern.compile("\\brootProject\\.name\\s*=\\s*[\"']([^\"'$\\r\\n]+)[\"']");
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "(?m)^[ \\t]*(\\w*(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly|annotationProcessor|kapt|ksp|[cC]ompile|[rR]untime))\\s*\\(?\\s*(?:(?:platform|enforcedPlatform|testFixtures)\\s*\\(\\s*)?(?:[\"']([\\w.-]+):([\\w.-]+)(?::([^\"':@\\r\\n]+))?[^\"'\\r\\n]*[\"']|group\\s*[:=]\\s*[\"']([\\w.-]+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([\\w.-]+)[\"'](?:\\s*,\\s*version\\s*[:=]\\s*[\"']([^\"'\\r\\n]+)[\"'])?)");

  private final Map<String, String> rootNames = new HashMap<>();
  private final Map<String, String> groups = new HashMap<>();
  private final List<BuildUnit> units = new ArrayList<>();

  @Override
  public void read(BuildFile file, Findings out) {
    String text = withoutComments(file.text());
    boolean isBuild = isBuild(file.path());
    String name = first(ROOT_NAME, text);
    if (name != null) {
      rootNames.put(file.folder(), name);
    }
    String level = null;
    String source = null;
    for (Setting setting :
        List.of(
            new Setting("options.release", RELEASE),
            new Setting("sourceCompatibility", SOURCE),
            new Setting("toolchain", TOOLCHAIN),
            new Setting("jvmToolchain", JVM_TOOLCHAIN))) {
      String found = first(setting.pattern, text);
      String value = Levels.java(found == null ? null : found.replace('_', '.'));
      if (value != null) {
        level = value;
        source = file.path() + ": " + setting.name;
        break;
      }
    }
    if (isBuild && first(GROUP, text) != null) {
      groups.put(file.folder(), first(GROUP, text));
    }
    units.add(
        new BuildUnit(
            file.path(),
            "gradle",
            null,
            isBuild ? first(VERSION, text) : null,
            file.folder(),
            List.of(),
            List.of(),
            level,
            source,
            first(ENCODING, text)));
    if (isBuild) {
      dependencies(file, text, out);
    }
  }

  /** Whether a file is called after the folder that it lies in. */
  static boolean isNamedAfterFolder(String path) {
    String folder = Folders.name(Folders.of(path));
    String name = Folders.name(path);
    return !folder.isEmpty()
        && (name.equals(folder + ".gradle") || name.equals(folder + ".gradle.kts"));
  }

  private static boolean isBuild(String path) {
    return Folders.name(path).startsWith("build.gradle") || isNamedAfterFolder(path);
  }

  private record Setting(String name, Pattern pattern) {}

  /**
   * Adds a unit for each file that was read; the build file of a folder says more than its
   * settings.
   */
  void resolve(Findings out) {
    for (BuildUnit unit : units) {
      String artifact = rootNames.getOrDefault(unit.root(), Folders.name(unit.root()));
      String group = groups.get(unit.root());
      String name = group == null ? artifact : group + ":" + artifact;
      out.add(isBuild(unit.path()) ? 0 : 1, artifact.isEmpty() ? unit : unit.withName(name));
    }
  }

  private static void dependencies(BuildFile file, String text, Findings out) {
    Matcher matcher = DEPENDENCY.matcher(text);
    while (matcher.find()) {
      boolean map = matcher.group(2) == null;
      out.add(
          file,
          "gradle",
          file.folder(),
          matcher.group(map ? 5 : 2) + ":" + matcher.group(map ? 6 : 3),
          matcher.group(map ? 7 : 4),
          matcher.group(1),
          new Span(matcher.start(1), matcher.end()));
    }
  }

  /** Comments blanked out, so that what is left keeps its place. */
  private static String withoutComments(String text) {
    Matcher matcher = COMMENT.matcher(text);
    StringBuilder kept = new StringBuilder(text);
    while (matcher.find()) {
      if (text.charAt(matcher.start()) == '/') {
        for (int i = matcher.start(); i < matcher.end(); i++) {
          if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            kept.setCharAt(i, ' ');
          }
        }
      }
    }
    return kept.toString();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? BuildFile.decoded(matcher.group(1)) : null;
  }
}
