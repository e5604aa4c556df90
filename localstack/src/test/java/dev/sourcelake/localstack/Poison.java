package dev.sourcelake.localstack;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.stages.testing.PoisonExtractor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An extractor that ends its process, as a jar that a function can have on its class path. */
final class Poison {
  private Poison() {}

  /** Makes the jar in a folder. */
  static Path jar(Path folder) throws IOException {
    Path jar = folder.resolve("poison.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      String name = PoisonExtractor.class.getName().replace('.', '/');
      for (String entry : List.of(name + ".class", name + "$1.class")) {
        zip.putNextEntry(new ZipEntry(entry));
        try (InputStream in = Poison.class.getResourceAsStream("/" + entry)) {
          in.transferTo(zip);
        }
      }
      zip.putNextEntry(new ZipEntry("META-INF/services/" + Extractor.class.getName()));
      zip.write(PoisonExtractor.class.getName().getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }
}
