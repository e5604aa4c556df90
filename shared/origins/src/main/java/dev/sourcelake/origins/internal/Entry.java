package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ListedFile;
import java.util.function.Supplier;

/** A name in a folder: a path to list, or a folder to enter. */
final class Entry<F> {
  private final String name;
  private final F folder;
  private final Supplier<ListedFile> file;

  private Entry(String name, F folder, Supplier<ListedFile> file) {
    this.name = name;
    this.folder = folder;
    this.file = file;
  }

  static <F> Entry<F> folder(String name, F folder) {
    return new Entry<>(name, folder, null);
  }

  /** {@code file} is called when the path's turn has come. */
  static <F> Entry<F> file(String name, Supplier<ListedFile> file) {
    return new Entry<>(name, null, file);
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
}
