package dev.sourcelake.nativelib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.XZInputStream;

/** What is committed prebuilt fits the sources beside it and runs where the functions run. */
class PrebuiltTest {
  private static final Path FOLDER = Path.of("prebuilt", "linux-x86_64");
  private static final String HIGHEST_GLIBC = "2.34";

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".manifest.json"))
          .map(name -> name.substring(0, name.indexOf('.')))
          .sorted()
          .toList();
    }
  }

  @Test
  void bothLibrariesArePrebuilt() throws IOException {
    assertEquals(List.of("datafusion", "grammars"), names());
  }

  @ParameterizedTest
  @MethodSource("names")
  void theManifestFitsTheSources(String name) throws IOException {
    assertEquals(
        hashOfSources(Path.of(name)),
        manifest(name).get("sources_sha256").asText(),
        "the prebuilt library does not fit shared/native/%1$s: run shared/native/build %1$s and commit shared/native/prebuilt"
            .formatted(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theManifestFitsTheLibrary(String name) throws IOException {
    JsonNode manifest = manifest(name);
    byte[] library = library(manifest);
    assertEquals(manifest.get("sha256").asText(), sha256(library));
    assertEquals(manifest.get("size_bytes").asLong(), library.length);
  }

  @ParameterizedTest
  @MethodSource("names")
  void noSymbolIsAboveTheGlibcOfTheFunctions(String name) throws IOException {
    List<String> versions =
        new Elf(library(manifest(name)))
            .versionsNeeded().stream()
                .filter(version -> version.startsWith("GLIBC_"))
                .map(version -> version.substring("GLIBC_".length()))
                .toList();
    assertFalse(versions.isEmpty(), "a library without glibc cannot be");
    for (String version : versions) {
      assertTrue(
          Arrays.compare(numbers(version), numbers(HIGHEST_GLIBC)) <= 0,
          name + " asks for glibc " + version);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theLicencesOfWhatIsInsideAreNamed(String name) throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve(name + ".LICENSES"));
    assertTrue(
        lines.stream().anyMatch(line -> line.contains(": MIT")),
        "no licence in " + name + ".LICENSES");
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("Permission is hereby granted")),
        "no text");
  }

  private static JsonNode manifest(String name) throws IOException {
    return new ObjectMapper().readTree(FOLDER.resolve(name + ".manifest.json").toFile());
  }

  private static byte[] library(JsonNode manifest) throws IOException {
    Path file = FOLDER.resolve(manifest.get("library").asText() + ".xz");
    try (InputStream in = new XZInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  /**
   * One line per file, as sha256sum prints it, in byte order of the paths, hashed: the build script
   * does the same.
   */
  private static String hashOfSources(Path crate) throws IOException {
    try (Stream<Path> files = Files.walk(crate)) {
      String lines =
          files
              .filter(Files::isRegularFile)
              .map(file -> "./" + crate.relativize(file))
              .filter(path -> !path.contains("/target/"))
              .sorted()
              .map(path -> sha256(crate.resolve(path)) + "  " + path + "\n")
              .collect(Collectors.joining());
      return sha256(lines.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String sha256(Path file) {
    try {
      return sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }
}
