package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.Family;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.util.List;
import java.util.Map;

/** Reads class files one after the other. For one thread. */
final class BytecodeSession implements Extractor.Session {
  private static final int MAJOR_VERSION_AT = 6;

  private final ClassFile parser = ClassFile.of();
  private final CodeRows code = new CodeRows();
  private final ExtractorOptions options;

  BytecodeSession(ExtractorOptions options) {
    this.options = options;
  }

  @Override
  public void extract(SourceFile file, FactSink out) {
    if (!out.wants(Family.BYTECODE)) {
      return;
    }
    Problems problems = new Problems(out);
    ClassStructure structure = ClassStructure.of(file.bytes());
    ClassModel model = parse(structure, problems);
    if (model == null) {
      record(out, Status.FAILED, problems.first(), file.bytes().length, structure);
      return;
    }
    String reason = read(file, model, structure, problems, out);
    record(
        out,
        reason == null ? Status.OK : Status.PARTIAL,
        reason,
        structure.unreadBytes(),
        structure);
  }

  /** The class, as much of it as is whole; null where nothing can be made of the file. */
  private ClassModel parse(ClassStructure structure, Problems problems) {
    if (structure.problem() != null) {
      problems.add(Kind.SYNTAX, structure.problem());
    }
    byte[] whole = structure.whole();
    if (whole == null) {
      return null;
    }
    int newest = ClassFile.latestMajorVersion();
    if (structure.majorVersion() > newest) {
      problems.add(
          Kind.UNSUPPORTED,
          "class file version %d is newer than the newest known, %d, and was read as that"
              .formatted(structure.majorVersion(), newest));
      whole = whole.clone();
      whole[MAJOR_VERSION_AT] = (byte) (newest >> 8);
      whole[MAJOR_VERSION_AT + 1] = (byte) newest;
    }
    ClassModel[] model = new ClassModel[1];
    byte[] readable = whole;
    problems.part("class file", () -> model[0] = parser.parse(readable));
    return model[0];
  }

  /** Writes the rows; returns why they are not all there, or null. */
  private String read(
      SourceFile file,
      ClassModel model,
      ClassStructure structure,
      Problems problems,
      FactSink out) {
    Pool pool = new Pool(model.constantPool(), structure);
    ClassContext context =
        new ClassContext(out, pool, problems, new TextBudget(file.bytes().length));
    long deadline = System.nanoTime() + options.deadline().toNanos();
    ClassRow row = new ClassRow(context, model);
    try {
      row.begin(structure.majorVersion(), file.path());
      MemberRows members = new MemberRows(context, code, structure, deadline);
      for (FieldModel field : model.fields()) {
        members.field(field);
      }
      List<MethodModel> methods = model.methods();
      for (int i = 0; i < methods.size(); i++) {
        members.method(methods.get(i), i);
      }
      members.recordComponents(model);
    } catch (TextBudget.Exceeded e) {
      problems.add(Kind.TOO_LARGE, "the class file was not read to its end: " + e.getMessage());
    } catch (DeadlinePassed e) {
      problems.add(
          Kind.TIMEOUT, "the class file was not read to its end within " + options.deadline());
    } finally {
      row.end();
    }
    if (pool.hasCut()) {
      problems.add(Kind.TOO_LARGE, "names were cut after %d bytes".formatted(Pool.LONGEST_NAME));
    }
    return problems.first();
  }

  private static void record(
      FactSink out, Status status, String reason, long errorBytes, ClassStructure structure) {
    out.record(
        Family.BYTECODE,
        new Extraction(
            status,
            reason,
            BytecodeExtractor.PARSER,
            BytecodeExtractor.PARSER_VERSION,
            structure.version(),
            structure.version() == null ? null : "class file",
            Map.of(),
            null,
            0,
            null,
            errorBytes,
            List.of()));
  }

  @Override
  public void close() {}
}
