package dev.sourcelake.origins.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code Cargo.toml}; what a package takes from its workspace is filled in at the end. */
final class CargoReader implements BuildFileReader {
  private static final Map<String, String> SCOPES =
      new TreeMap<>(
          Map.of(
              "dependencies", "normal", "dev-dependencies", "dev", "build-dependencies", "build"));

  private final Map<String, Workspace> workspaces = new HashMap<>();
  private final Map<String, Crate> crates = new TreeMap<>();

  private record Workspace(String path, String version, String edition) {}

  private record Crate(
      String path, String name, String version, String edition, boolean sharedEdition) {}

  @Override
  public void read(BuildFile file, Findings out) throws IOException {
    Toml toml = Toml.parse(file);
    String root = file.folder();
    if (!toml.at("workspace").isMissingNode()) {
      workspaces.put(
          root,
          new Workspace(
              file.path(),
              toml.text("workspace", "package", "version"),
              toml.text("workspace", "package", "edition")));
    }
    if (!toml.at("package").isMissingNode()) {
      crates.put(
          root,
          new Crate(
              file.path(),
              toml.text("package", "name"),
              toml.text("package", "version"),
              toml.text("package", "edition"),
              toml.at("package", "edition", "workspace").asBoolean()));
    }
    SCOPES.forEach((table, scope) -> {
      dependencies(file, toml, table, toml.at(table), scope, out);
      toml.at("target")
          .properties()
          .forEach(target ->
              dependencies(
                  file,
                  toml,
                  "target." + target.getKey().replaceAll("[\\s\"']", "") + "." + table,
                  target.getValue().path(table),
                  scope,
                  out));
    });
  }

  private static void dependencies(
      BuildFile file, Toml toml, String table, JsonNode declared, String scope, Findings out) {
    declared
        .properties()
        .forEach(entry -> {
          JsonNode value = entry.getValue();
          JsonNode version = value.isObject() ? value.path("version") : value;
          out.add(
              file,
              "cargo",
              file.folder(),
              value.path("package").asText(entry.getKey()),
              version.isTextual() ? version.asText() : null,
              value.path("optional").asBoolean() ? "optional" : scope,
              toml.line(table, entry.getKey()));
        });
  }

  /** Adds a unit for each package that was read. */
  void resolve(Findings out) {
    crates.forEach((root, crate) -> {
      Workspace workspace = workspace(root);
      boolean shared = crate.sharedEdition && workspace != null;
      String edition = shared ? workspace.edition : crate.edition;
      String source =
          shared ? workspace.path + ": workspace.package.edition" : crate.path + ": edition";
      out.add(
          0,
          new BuildUnit(
              crate.path,
              "cargo",
              crate.name,
              crate.version == null && workspace != null ? workspace.version : crate.version,
              root,
              List.of(),
              List.of(),
              edition,
              edition == null ? null : source,
              null));
    });
  }

  private Workspace workspace(String root) {
    String folder = root;
    while (true) {
      Workspace found = workspaces.get(folder);
      if (found != null || folder.isEmpty()) {
        return found;
      }
      folder = Folders.of(folder);
    }
  }
}
