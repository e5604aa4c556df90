package dev.sourcelake.datafusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeLibrariesTest extends NativeTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void allComeFromTheFolderThatTheBuildMadeAndNoneIsUnpackedAtRunTime() throws IOException {
    assertEquals(List.of("1"), rows("SELECT 1"));
    List<String> loaded;
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      loaded =
          maps.filter(map -> map.contains("/"))
              .map(map -> map.substring(map.indexOf('/')))
              .distinct()
              .toList();
    }
    String folder = Path.of(System.getProperty("sourcelake.native")).toAbsolutePath().toString();
    assertTrue(loaded.contains(folder + "/libsourcelake_datafusion.so"), loaded::toString);
    assertTrue(loaded.contains(folder + "/libarrow_cdata_jni.so"), loaded::toString);
    assertEquals(List.of(), loaded.stream().filter(file -> file.contains("jnilib-")).toList());
  }
}
