package dev.sourcelake.origins.internal;

import dev.sourcelake.model.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Folders of this machine, told apart and compared. */
final class Places {
  private static final Path MACHINE_ID = Path.of("/etc/machine-id");

  private Places() {}

  /** The text of {@link dev.sourcelake.origins.Source#location}: names neither host nor folder. */
  static String location(Path folder) {
    return Sha256.of(host() + "\n" + folder);
  }

  /** How a folder is named as an origin. */
  static String origin(Path folder) {
    String path = folder.toString().replace('\\', '/');
    return path.startsWith("/") ? "file://" + path : "file:///" + path;
  }

  /** The last name of a folder, for a repository that has no better one. */
  static String name(Path folder) {
    Path name = folder.getFileName();
    String text = name == null ? "root" : name.toString();
    return text.endsWith(".git") && text.length() > 4 ? text.substring(0, text.length() - 4) : text;
  }

  /** Folders as a walk meets them: without links on the way, even where they don't exist yet. */
  static Set<Path> real(Collection<Path> folders) {
    Set<Path> real = new HashSet<>();
    for (Path folder : folders) {
      Path absolute = folder.toAbsolutePath().normalize();
      try {
        Path parent = absolute.getParent();
        real.add(
            Files.exists(absolute) || parent == null
                ? absolute.toRealPath()
                : parent.toRealPath().resolve(absolute.getFileName()));
      } catch (IOException e) {
        real.add(absolute);
      }
    }
    return real;
  }

  private static String host() {
    try {
      return Files.isReadable(MACHINE_ID)
          ? Files.readString(MACHINE_ID).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }
}
