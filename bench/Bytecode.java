import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactBatches;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.Wanted;
import dev.sourcelake.extractors.bytecode.BytecodeExtractor;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.table.Datasets;
import java.io.IOException;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Reads the class files of jars in three ways, all in one thread and in turn, and prints the least CPU time of each:
 * a bare walk, which asks for every element and for the names of every operand and keeps nothing, and our extractor
 * with the datasets of each profile, up to Arrow batches that nobody writes.
 */
final class Bytecode {
  private static final int ROUNDS = 12;

  private final List<byte[]> classes = new ArrayList<>();
  private long bytes;
  private long sink;

  public static void main(String[] jars) throws IOException {
    new Bytecode().run(jars);
  }

  private void run(String[] jars) throws IOException {
    for (String jar : jars) {
      add(Path.of(jar));
    }
    System.out.printf("classes %d, %.1f MB%n", classes.size(), bytes / 1e6);
    ClassFile parser = ClassFile.of();
    measured("bare", (file, i) -> walk(parser.parse(file)));
    for (Profile profile : Profile.values()) {
      Set<Dataset> datasets =
          Datasets.of(Family.BYTECODE).stream().filter(d -> profile.includes(d.profile())).collect(Collectors.toSet());
      try (Extractor.Session session = new BytecodeExtractor().open(ExtractorOptions.DEFAULTS);
          BufferAllocator allocator = new RootAllocator();
          FactBatches batches = new FactBatches(allocator, 8192, 100, (family, dataset, rows) -> sink += rows.getRowCount())) {
        Map<Family, Wanted> wanted = Map.of(Family.BYTECODE, new Wanted("bench", datasets));
        FileSettings settings = FileSettings.of(BytecodeExtractor.LANGUAGE);
        measured(profile.id(), (content, i) -> {
          SourceFile file = new SourceFile("p" + i, "s", content, settings);
          batches.file(file, wanted);
          session.extract(file, batches);
          batches.endFile();
        });
        batches.flush();
      }
    }
  }

  private void add(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".class")) {
          byte[] content = zip.getInputStream(entry).readAllBytes();
          classes.add(content);
          bytes += content.length;
        }
      }
    }
  }

  private void measured(String name, ObjIntConsumer<byte[]> reader) {
    var threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < classes.size(); i++) {
        reader.accept(classes.get(i), i);
      }
      least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
    }
    System.out.printf("%s %.3f s, %.0f MB/s%n", name, least / 1e9, bytes * 1e3 / least);
  }

  private void walk(ClassModel model) {
    model.attributes().forEach(attribute -> sink += attribute.attributeName().length());
    for (ClassElement element : model) {
      switch (element) {
        case MethodModel method -> walk(method);
        case FieldModel field -> sink += field.fieldName().stringValue().length() + field.attributes().size();
        default -> sink++;
      }
    }
  }

  private void walk(MethodModel method) {
    sink += method.methodName().stringValue().length() + method.methodType().stringValue().length();
    for (MethodElement element : method) {
      if (element instanceof CodeModel code) {
        for (CodeElement each : code) {
          walk(each);
        }
      }
    }
  }

  private void walk(CodeElement element) {
    switch (element) {
      case InvokeInstruction i ->
          sink += i.owner().asInternalName().length() + i.name().stringValue().length() + i.type().stringValue().length();
      case FieldInstruction i ->
          sink += i.owner().asInternalName().length() + i.name().stringValue().length() + i.type().stringValue().length();
      case TypeCheckInstruction i -> sink += i.type().asInternalName().length();
      case NewObjectInstruction i -> sink += i.className().asInternalName().length();
      case LineNumber line -> sink += line.line();
      case LocalVariable variable -> sink += variable.name().stringValue().length() + variable.slot();
      case Instruction instruction -> sink += instruction.sizeInBytes();
      default -> sink++;
    }
  }
}
