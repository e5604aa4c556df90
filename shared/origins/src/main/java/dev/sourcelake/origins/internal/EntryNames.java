package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.PathNames;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the entries of one archive are listed: each name once, each part of it a name that leads
 * nowhere else, and no folder that could be taken for the inside of an archive beside it.
 */
final class EntryNames {
  private final String[] names;

  EntryNames(List<ArchiveEntry> entries) {
    names = new String[entries.size()];
    Set<String> archives = new HashSet<>();
    for (int i = 0; i < names.length; i++) {
      names[i] = entries.get(i).path();
      if (Jar.isNamed(names[i])) {
        archives.add(names[i]);
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      String name = archives.isEmpty() ? names[i] : besideArchives(names[i], archives);
      int times = seen.merge(name, 1, Integer::sum);
      names[i] = times == 1 ? name : inFolder(name, times);
    }
  }

  /** The path of the entry at a place. */
  String of(int index) {
    return names[index];
  }

  /** A path of these bytes: each part as listings write it; backslashes are no separators. */
  static String display(byte[] name) {
    StringBuilder path = new StringBuilder(name.length);
    int start = 0;
    for (int i = 0; i <= name.length; i++) {
      if (i == name.length || name[i] == '/') {
        path.append(start == 0 ? "" : "/");
        path.append(PathNames.displayOfEntry(Arrays.copyOfRange(name, start, i)));
        start = i + 1;
      }
    }
    return path.toString();
  }

  private static String inFolder(String path, int times) {
    int slash = path.lastIndexOf('/') + 1;
    return path.substring(0, slash) + PathNames.duplicate(path.substring(slash), times);
  }

  /** A real folder {@code x.jar!} beside an archive {@code x.jar} is the second of that name. */
  private static String besideArchives(String path, Set<String> archives) {
    String safe = path;
    for (int at = safe.indexOf(Jar.MARK + "/"); at >= 0; at = safe.indexOf(Jar.MARK + "/", at)) {
      if (archives.contains(safe.substring(0, at))) {
        String folder = inFolder(safe.substring(0, at + 1), 2);
        safe = folder + safe.substring(at + 1);
        at = folder.length();
      } else {
        at++;
      }
    }
    return safe;
  }
}
