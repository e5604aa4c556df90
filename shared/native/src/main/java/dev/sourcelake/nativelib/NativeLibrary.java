package dev.sourcelake.nativelib;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the native libraries that the build put into one folder, which a system property names. */
public final class NativeLibrary {
  /** The system property that names the folder of the native libraries. */
  public static final String FOLDER_PROPERTY = "sourcelake.native";

  private NativeLibrary() {}

  /**
   * Returns the file of one of our native libraries, {@code "datafusion"} or {@code "grammars"}; it
   * exists.
   *
   * @throws IllegalStateException if the folder is not set or does not hold the library; the
   *     message says what to run
   */
  public static Path path(String name) {
    String folder = System.getProperty(FOLDER_PROPERTY);
    if (folder == null || folder.isBlank()) {
      throw new IllegalStateException(
          "The system property %1$s is not set, so the native library %2$s cannot be found. Start java with -D%1$s=<folder>, as the launcher ./sourcelake does; in a clone the folder is shared/native/target/lib"
              .formatted(FOLDER_PROPERTY, name));
    }
    Path file = Path.of(folder, System.mapLibraryName("sourcelake_" + name)).toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "No native library at %s. Run ./mvnw -pl shared/native compile to unpack the prebuilt one, or shared/native/build %s to build it from source"
              .formatted(file, name));
    }
    return file;
  }
}
