package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ListedFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/** A name in a folder: a path to list, or a folder to enter. */
final class Entry<F> implements Comparable<Entry<F>> {
  private final String name;
  private final byte[] sortKey;
  private final F folder;
  private final Supplier<ListedFile> file;

  private Entry(String name, String sortName, F folder, Supplier<ListedFile> file) {
    this.name = name;
    this.sortKey = sortName.getBytes(StandardCharsets.UTF_8);
    this.folder = folder;
    this.file = file;
  }

  /** A folder sorts as if its name ended with a slash: so whole paths come in byte order. */
  static <F> Entry<F> folder(String name, F folder) {
    return new Entry<>(name, name + "/", folder, null);
  }

  /** {@code file} is called when the path's turn has come. */
  static <F> Entry<F> file(String name, Supplier<ListedFile> file) {
    return new Entry<>(name, name, null, file);
  }

  /** As it is displayed. */
  String name() {
    return name;
  }

  /** The folder to enter, or null. */
  F folder() {
    return folder;
  }

  /** The row of what is no folder. */
  ListedFile file() {
    return file.get();
  }

  @Override
  public int compareTo(Entry<F> other) {
    return Arrays.compareUnsigned(sortKey, other.sortKey);
  }
}
