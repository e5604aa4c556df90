package dev.sourcelake.extractors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** What every Java program sees without a build: from lists in resources, never this machine. */
public final class Jdk {
  /** Members that every class has, though its file does not say so. */
  public static final Set<String> OBJECT_METHODS =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  /** Members that every enum has beside its constants, {@code values} and {@code valueOf}. */
  public static final Set<String> ENUM_METHODS =
      Set.of("compareTo", "describeConstable", "getDeclaringClass", "name", "ordinal");

  private static final Set<String> LANG_TYPES = lines("java-lang-types.txt");
  private static final Set<String> PACKAGES = lines("jdk-packages.txt");

  private Jdk() {}

  /** Whether {@code java.lang} has a public type of this simple name. */
  public static boolean isLangType(String simpleName) {
    return LANG_TYPES.contains(simpleName);
  }

  /** The simple names of the public types of {@code java.lang}. */
  public static Set<String> langTypes() {
    return LANG_TYPES;
  }

  /** Whether a package, or the package of a qualified name, is the JDK's. */
  public static boolean owns(String qualifiedName) {
    String name = qualifiedName;
    while (true) {
      if (PACKAGES.contains(name)) {
        return true;
      }
      int dot = name.lastIndexOf('.');
      if (dot < 0) {
        return false;
      }
      name = name.substring(0, dot);
    }
  }

  private static Set<String> lines(String resource) {
    try (InputStream in = Jdk.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("Resource " + resource + " cannot be read", e);
    }
  }
}
