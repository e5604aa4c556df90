package dev.sourcelake.extractors.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Published jars on the test class path, read as files. */
final class TestJars {
  /** A class of each: guava, spring-core, byte-buddy and Kotlin's library. */
  private static final List<String> CLASSES =
      List.of(
          "com/google/common/base/Joiner.class",
          "org/springframework/core/SpringVersion.class",
          "net/bytebuddy/ByteBuddy.class",
          "kotlin/Unit.class");

  private TestJars() {}

  static List<Path> all() {
    return CLASSES.stream().map(TestJars::jarOf).toList();
  }

  static Path guava() {
    return jarOf(CLASSES.getFirst());
  }

  private static Path jarOf(String resource) {
    String url = TestJars.class.getClassLoader().getResource(resource).toString();
    return Path.of(URI.create(url.substring("jar:".length(), url.indexOf('!'))));
  }

  /** Takes each class file. */
  interface Visitor {
    void visit(String path, byte[] bytes) throws IOException;
  }

  /** Every class file of a jar, in the order of their names. */
  static void eachClass(Path jar, Visitor visitor) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(".class"))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          visitor.visit(entry.getName(), in.readAllBytes());
        }
      }
    }
  }
}
