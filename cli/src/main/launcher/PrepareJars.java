import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes jars fit for an AOT cache, which leaves out the classes of signed jars and those compiled for Java 5: takes
 * signatures off (every start would check them), and brings old classes to the form of Java 8 (every start would verify
 * them the slow way). {@code java PrepareJars.java FOLDER}, once after each build.
 */
final class PrepareJars {
  private static final int WITHOUT_STACK_MAPS = ClassFile.JAVA_5_VERSION;

  private PrepareJars() {}

  public static void main(String[] arguments) throws IOException {
    for (Path jar : files(Path.of(arguments[0]), ".jar")) {
      try (FileSystem content = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
          URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
        Path root = content.getPath("/");
        for (Path signature : files(root.resolve("META-INF"), ".SF", ".RSA", ".DSA", ".EC")) {
          Files.delete(signature);
        }
        ClassFile classFile =
            ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.ofResourceParsing(loader)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
        for (Path file : files(root, ".class")) {
          byte[] bytes = Files.readAllBytes(file);
          if (((bytes[6] & 0xFF) << 8 | bytes[7] & 0xFF) <= WITHOUT_STACK_MAPS) {
            Files.write(file, modern(classFile, bytes));
          }
        }
      }
    }
  }

  private static byte[] modern(ClassFile classFile, byte[] old) {
    // The code is built anew, instruction by instruction, since only then its stack maps are.
    ClassTransform sameCode = ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
    ClassTransform newVersion = ClassTransform.endHandler(made -> made.withVersion(ClassFile.JAVA_8_VERSION, 0));
    return classFile.transformClass(classFile.parse(old), sameCode.andThen(newVersion));
  }

  private static List<Path> files(Path folder, String... endings) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> List.of(endings).stream().anyMatch(ending -> file.toString().endsWith(ending))).toList();
    }
  }
}
