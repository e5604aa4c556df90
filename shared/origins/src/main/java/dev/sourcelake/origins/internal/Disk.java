package dev.sourcelake.origins.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What listings ask of a file system; tests say no in its place. */
interface Disk {
  /** The file system as it is. */
  Disk LOCAL = new Disk() {};

  /** The paths in a folder. */
  default List<Path> children(Path folder) throws IOException {
    return DiskFolder.children(folder);
  }

  /** What lies at a path, or null where it has gone since its folder was read. */
  default DiskFile lookAt(Path path) throws IOException {
    return DiskFolder.lookAt(path);
  }
}
