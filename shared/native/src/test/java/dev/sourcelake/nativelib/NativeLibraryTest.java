package dev.sourcelake.nativelib;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  private final String folder = System.getProperty(NativeLibrary.FOLDER_PROPERTY);

  @AfterEach
  void restoreTheProperty() {
    System.setProperty(NativeLibrary.FOLDER_PROPERTY, folder);
  }

  @Test
  void theBuildHasPutTheGrammarsIntoTheFolder() {
    assertTrue(Files.isRegularFile(NativeLibrary.path("grammars")));
  }

  @Test
  void aMissingLibraryIsNamedWithWhatToRun(@TempDir Path empty) {
    System.setProperty(NativeLibrary.FOLDER_PROPERTY, empty.toString());
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> NativeLibrary.path("grammars"));
    assertTrue(e.getMessage().contains(empty.toString()), e.getMessage());
    assertTrue(e.getMessage().contains("shared/native/build grammars"), e.getMessage());
  }

  @Test
  void anUnsetFolderIsSaidToBeSo() {
    System.clearProperty(NativeLibrary.FOLDER_PROPERTY);
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> NativeLibrary.path("grammars"));
    assertTrue(e.getMessage().contains("-Dsourcelake.native="), e.getMessage());
  }
}
