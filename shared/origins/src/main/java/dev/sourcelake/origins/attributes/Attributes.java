package dev.sourcelake.origins.attributes;

import dev.sourcelake.model.Sha256;
import dev.sourcelake.origins.attributes.AttributeRule.Assignment;
import dev.sourcelake.origins.internal.Glob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * All {@code .gitattributes} of a repository, read once. Neither {@code $GIT_DIR/info/attributes}
 * nor the user's own attributes count: rows must not depend on the machine. May be used by several
 * threads.
 */
public final class Attributes {
  /** The name of the files that are read. */
  public static final String FILE_NAME = ".gitattributes";

  private final Map<String, List<AttributeRule>> rulesByFolder;
  private final Map<String, List<Assignment>> macros;

  private final boolean workTree;
  private final String fingerprint;

  private Attributes(
      Map<String, List<AttributeRule>> rulesByFolder,
      Map<String, List<Assignment>> macros,
      boolean workTree,
      String fingerprint) {
    this.rulesByFolder = rulesByFolder;
    this.macros = macros;
    this.workTree = workTree;
    this.fingerprint = fingerprint;
  }

  /** Digest of all files that were read: equal where every path has the same attributes. */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * What they say of a path: deeper folders win over higher ones, later lines over earlier ones.
   */
  public FileAttributes of(String path) {
    if (rulesByFolder.isEmpty()) {
      return FileAttributes.NONE;
    }
    AttributeValues values = new AttributeValues(macros);
    for (int end = 0; end >= 0; end = path.indexOf('/', end + 1)) {
      List<AttributeRule> rules = rulesByFolder.get(path.substring(0, end));
      if (rules != null) {
        String relative = path.substring(end == 0 ? 0 : end + 1);
        for (AttributeRule rule : rules) {
          if (rule.glob().matches(relative, false)) {
            values.apply(rule.assignments());
          }
        }
      }
    }
    return values.toFileAttributes(workTree);
  }

  /** Gathers the files of a repository. For one thread. */
  public static final class Builder {
    private final Map<String, List<AttributeRule>> rulesByFolder = new HashMap<>();
    private final Map<String, List<Assignment>> macros = new HashMap<>();

    private final Map<String, String> digests = new TreeMap<>();

    private final boolean workTree;

    /**
     * Nothing read yet; the macro {@code binary} is git's own.
     *
     * @param workTree whether the files are those of a work tree: git's objects are in UTF-8 where
     *     {@code working-tree-encoding} names another encoding
     */
    public Builder(boolean workTree) {
      this.workTree = workTree;
      macros.put("binary", AttributeRule.parse("* -diff -merge -text").assignments());
    }

    /** Reads the file of a folder, which is empty for the listed one. */
    public Builder add(String folder, byte[] file) {
      digests.put(folder, Sha256.of(file));
      List<AttributeRule> rules = new ArrayList<>();
      Glob.lines(new String(file, StandardCharsets.UTF_8)).stream()
          .map(AttributeRule::parse)
          .filter(Objects::nonNull)
          .forEach(rule -> {
            if (rule.macro() == null) {
              rules.add(rule);
            } else if (folder.isEmpty()) {
              // Git takes macros from the top folder only.
              macros.put(rule.macro(), rule.assignments());
            }
          });
      if (!rules.isEmpty()) {
        rulesByFolder.put(folder, List.copyOf(rules));
      }
      return this;
    }

    /** All that was read. */
    public Attributes build() {
      return new Attributes(
          Map.copyOf(rulesByFolder), Map.copyOf(macros), workTree, Sha256.of(digests.toString()));
    }
  }
}
