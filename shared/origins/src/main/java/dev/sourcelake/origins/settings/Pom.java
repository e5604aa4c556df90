package dev.sourcelake.origins.settings;

import dev.sourcelake.origins.settings.Findings.Span;
import java.util.List;
import java.util.Map;

/**
 * What one {@code pom.xml} says by itself; nulls stand for what it does not say, and texts are as
 * written, properties not filled in.
 *
 * @param compiler settings of the compiler plugin: release, source, encoding
 */
record Pom(
    BuildFile file,
    String groupId,
    String artifactId,
    String version,
    Parent parent,
    Map<String, String> properties,
    Map<String, String> compiler,
    String sourceDirectory,
    String testSourceDirectory,
    List<Declared> dependencies) {
  Pom {
    properties = Map.copyOf(properties);
    compiler = Map.copyOf(compiler);
    dependencies = List.copyOf(dependencies);
  }

  /** The parent that a pom names. */
  record Parent(String groupId, String artifactId, String version, String relativePath) {}

  /** A dependency element. */
  record Declared(String groupId, String artifactId, String version, String scope, Span span) {
    Declared at(Span place) {
      return new Declared(groupId, artifactId, version, scope, place);
    }
  }
}
