package dev.sourcelake.origins.settings;

import dev.sourcelake.origins.settings.Findings.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads project files of .NET ({@code *.csproj} and its like, {@code packages.config}) as text:
 * what they set for one configuration only counts as well.
 */
final class ProjectFileReader implements BuildFileReader {
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?s)<PackageReference\\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?:/>|>(.*?)</PackageReference>)");
  private static final Pattern OLD_REFERENCE =
      Pattern.compile("<package\\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)/?>");

  /** Whether a file is one, by its name. */
  static boolean isNamed(String name) {
    return name.endsWith(".csproj")
        || name.endsWith(".fsproj")
        || name.endsWith(".vbproj")
        || name.equals("packages.config");
  }

  @Override
  public void read(BuildFile file, Findings out) {
    String text = blanked(file.text());
    if (!file.name().equals("packages.config")) {
      String named = file.name().substring(0, file.name().lastIndexOf('.'));
      String id = first(property(text, "PackageId"), property(text, "AssemblyName"));
      String level = property(text, "LangVersion");
      out.add(
          0,
          new BuildUnit(
              file.path(),
              "nuget",
              BuildFile.decoded(first(id, named)),
              first(property(text, "PackageVersion"), property(text, "Version")),
              file.folder(),
              List.of(),
              List.of(),
              level,
              level == null ? null : file.path() + ": LangVersion",
              null));
    }
    add(file, REFERENCE.matcher(text), "Include", "Version", out);
    if (file.name().equals("packages.config")) {
      add(file, OLD_REFERENCE.matcher(text), "id", "version", out);
    }
  }

  private static void add(
      BuildFile file, Matcher reference, String nameKey, String versionKey, Findings out) {
    while (reference.find()) {
      String attributes = reference.group(1);
      String body = reference.groupCount() > 1 ? reference.group(2) : null;
      String name = attribute(attributes, nameKey);
      if (name == null) {
        continue;
      }
      String version =
          first(
              attribute(attributes, versionKey), body == null ? null : property(body, versionKey));
      String assets =
          first(
              attribute(attributes, "PrivateAssets"),
              body == null ? null : property(body, "PrivateAssets"));
      boolean dev =
          "all".equalsIgnoreCase(assets)
              || "true".equals(attribute(attributes, "developmentDependency"));
      out.add(
          file,
          "nuget",
          file.folder(),
          BuildFile.decoded(name),
          version,
          dev ? "dev" : "prod",
          new Span(reference.start(), reference.end()));
    }
  }

  private static String attribute(String attributes, String name) {
    Matcher matcher =
        Pattern.compile("(?:^|\\s)" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')")
            .matcher(attributes);
    return matcher.find() ? first(matcher.group(1), matcher.group(2)) : null;
  }

  /** The text of the first element of a name; null where there is none or it takes a variable. */
  private static String property(String text, String name) {
    Matcher matcher =
        Pattern.compile("<" + name + "(?:\\s[^<>]*)?>\\s*([^<>]*?)\\s*</" + name + ">")
            .matcher(text);
    return matcher.find() && !matcher.group(1).isEmpty() && !matcher.group(1).contains("$(")
        ? matcher.group(1)
        : null;
  }

  private static String first(String preferred, String other) {
    return preferred == null ? other : preferred;
  }

  /** Comments blanked out, so that what is left keeps its place. */
  private static String blanked(String text) {
    return COMMENT.matcher(text).replaceAll(match -> match.group().replaceAll("[^\\r\\n]", " "));
  }
}
