package dev.sourcelake.stages.plan;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.stages.extract.Extractors;
import java.util.Collection;
import java.util.TreeSet;

/** Which extractors read a repository, as one text that changes when one of them does. */
public final class ExtractorVersions {
  private ExtractorVersions() {}

  /** The digest for a repository that has files in these languages. */
  public static String digest(Collection<String> languages) {
    StringBuilder versions = new StringBuilder();
    for (String language : new TreeSet<>(languages)) {
      for (Family family : PlanStage.FAMILIES) {
        add(versions, family, language);
      }
    }
    add(versions, Family.TEXT, null);
    return Sha256.of(versions.toString()).substring(0, 16);
  }

  private static void add(StringBuilder versions, Family family, String language) {
    Extractors.of(family, language)
        .ifPresent(extractor ->
            versions
                .append(family.id())
                .append(' ')
                .append(language)
                .append(' ')
                .append(extractor.version(family, language))
                .append('\n'));
  }
}
