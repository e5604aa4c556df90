package dev.sourcelake.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a clone whose Maven and JDK are scripts that say what they are asked. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final String FIRST_USE =
      "sourcelake: first use; building it and fetching its libraries, two minutes or so\n";
  private static final String AGAIN =
      "sourcelake: its sources have changed; building it again, about half a minute\n";

  @TempDir private Path folder;
  private Path home;
  private Path jdk;

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void makeClone() throws IOException {
    home = Files.createDirectories(folder.resolve("a clone"));
    jdk = folder.resolve("jdk");
    Files.createDirectories(home.resolve(".mvn"));
    Files.copy(REPOSITORY.resolve(".mvn/find-jdk.sh"), home.resolve(".mvn/find-jdk.sh"));
    script(home.resolve("sourcelake"), Files.readString(REPOSITORY.resolve("sourcelake")));
    script(
        home.resolve("mvnw"),
        """
        #!/bin/sh
        [ ! -f "${0%/*}/broken" ] || { echo '[INFO] compiling'; echo '[ERROR] Main.java: what is this?'; exit 1; }
        mkdir -p "${0%/*}/cli/target/launcher/lib"
        touch "${0%/*}/cli/target/launcher/cli.jar" "${0%/*}/cli/target/launcher/lib/picocli.jar"
        """);
    script(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        for argument; do
          case $argument in
          -XX:AOTCacheOutput=*) touch "${argument#*=}" ;;
          esac
        done
        printf '%s\\n' "$@"
        """);
    script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    source("cli/src/main/java/Main.java");
    source("shared/model/src/main/java/Model.java");
    Files.writeString(home.resolve("pom.xml"), "");
    old(home.resolve("pom.xml"));
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path source(String name) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "class X {}");
    for (Path path = file; !path.equals(home); path = path.getParent()) {
      old(path);
    }
    return file;
  }

  private static void old(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  private Result start(Path launcher, String... arguments) throws IOException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(List.of(arguments));
    Map<String, String> environment = builder.environment();
    environment.remove("LC_ALL");
    environment.put("LANG", "C");
    environment.put("SOURCELAKE_JAVA_HOME", jdk.toString());
    try {
      Process process =
          builder
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
      return new Result(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Result start(String... arguments) throws IOException {
    return start(home.resolve("sourcelake"), arguments);
  }

  @Test
  void theFirstStartBuildsAndLaterOnesDoNot() throws IOException {
    Result first = start("sql", "select 'a  b'", "*");
    Result second = start("sql", "select 'a  b'", "*");

    assertEquals(FIRST_USE, first.err());
    assertEquals("", second.err());
    assertEquals(first.out(), second.out());
    assertTrue(
        second.out().endsWith("dev.sourcelake.cli.Main\nsql\nselect 'a  b'\n*\n"), second.out());
    assertTrue(
        second.out().startsWith("-XX:AOTCache=" + home + "/cli/target/launcher/classes.aot\n"),
        second.out());
    assertTrue(second.out().contains("cli/target/launcher/lib/picocli.jar"), second.out());
  }

  @Test
  void aNewerSourceIsBuilt() throws IOException {
    start();
    Path source = home.resolve("shared/model/src/main/java/Model.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

    assertEquals(AGAIN, start().err());

    old(source);
    assertEquals("", start().err());
    Files.delete(source);
    Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().plusSeconds(60)));
    assertEquals(AGAIN, start().err());
  }

  @Test
  void aBuildThatFailsShowsWhyAndIsTriedAgain() throws IOException {
    Files.createFile(home.resolve("broken"));

    Result failed = start();

    assertEquals(ExitCode.CANNOT_START.value(), failed.exitCode());
    assertEquals("", failed.out());
    assertTrue(failed.err().contains("\n[ERROR] Main.java: what is this?\n"), failed.err());
    assertTrue(failed.err().contains("build.log"), failed.err());
    assertFalse(failed.err().contains("compiling"), failed.err());

    Files.delete(home.resolve("broken"));
    assertEquals(0, start().exitCode());
  }

  @Test
  void itIsFoundThroughLinksAndFromOtherFolders() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("sourcelake"));
    Path chain = Files.createSymbolicLink(folder.resolve("chain"), Path.of("link"));

    assertEquals(FIRST_USE, start(link).err());
    Result result = start(chain, "x");

    assertEquals("", result.err());
    assertTrue(result.out().contains("-Dsourcelake.native=" + home + "/shared/native/target/lib"));
  }

  @Test
  void aLockOfABuildThatDiedIsTakenOver() throws IOException {
    Path lock = Files.createDirectories(home.resolve("cli/target/launcher/lock"));
    Files.writeString(lock.resolve("pid"), "999999999\n");

    assertEquals(FIRST_USE, start().err());
    assertFalse(Files.exists(lock));
  }
}
