package dev.sourcelake.origins.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eclipse.jgit.ignore.IgnoreNode;

/**
 * What git ignores in one folder of a work tree: its own {@code .gitignore}, those of the folders
 * above, and the repository's {@code info/exclude}. The user's {@code core.excludesFile} does not
 * count: the same folder would give other rows on another machine.
 */
final class IgnoreRules {
  private static final String FILE_NAME = ".gitignore";

  /** Honest files have some kilobytes; what lies beyond is not read. */
  private static final int MAX_BYTES = 4 << 20;

  private final IgnoreRules parent;
  private final String name;
  private final IgnoreNode rules;

  private IgnoreRules(IgnoreRules parent, String name, IgnoreNode rules) {
    this.parent = parent;
    this.name = name;
    this.rules = rules;
  }

  /** Rules of the work tree's top folder. */
  static IgnoreRules top(Path folder, Path gitFolder) {
    IgnoreRules shared = new IgnoreRules(null, "", read(gitFolder.resolve("info/exclude")));
    return new IgnoreRules(shared, "", read(folder.resolve(FILE_NAME)));
  }

  /** Rules of a folder in this one. */
  IgnoreRules in(String child, Path folder) {
    return new IgnoreRules(this, child, read(folder.resolve(FILE_NAME)));
  }

  /** Whether git ignores what lies under this name in the folder, if it is not tracked. */
  boolean ignores(String child, boolean isFolder) {
    String path = child;
    for (IgnoreRules at = this; at != null; at = at.parent) {
      Boolean ignored = at.rules == null ? null : at.rules.checkIgnored(path, isFolder);
      if (ignored != null) {
        return ignored;
      }
      path = at.name.isEmpty() ? path : at.name + "/" + path;
    }
    return false;
  }

  private static IgnoreNode read(Path file) {
    // As git does, a link is not followed: it may lead out of the repository.
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      IgnoreNode node = new IgnoreNode();
      node.parse(new ByteArrayInputStream(in.readNBytes(MAX_BYTES)));
      return node.getRules().isEmpty() ? null : node;
    } catch (IOException e) {
      return null;
    }
  }
}
