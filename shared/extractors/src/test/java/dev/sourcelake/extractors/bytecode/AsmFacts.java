package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.SecretDetector;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/** What ASM reads in a class file, as lines. */
final class AsmFacts extends ClassVisitor {
  /** ASM's own flags stand above those of the format. */
  private static final int FORMAT_FLAGS = 0xFFFF;

  private final FactLines lines;
  private final AsmOffsets offsets;
  private final List<String> nestMembers = new ArrayList<>();
  private final List<String> permitted = new ArrayList<>();
  private final List<String> inner = new ArrayList<>();
  private int version;
  private int access;
  private String name;
  private String superName;
  private List<String> interfaces;
  private String signature;
  private String source;
  private String nestHost;
  private String enclosing;

  private AsmFacts(FactLines lines, AsmOffsets offsets) {
    super(Opcodes.ASM9);
    this.lines = lines;
    this.offsets = offsets;
  }

  static void of(byte[] bytes, FactLines lines) {
    AsmOffsets reader = new AsmOffsets(bytes);
    reader.accept(new AsmFacts(lines, reader), ClassReader.SKIP_FRAMES);
  }

  @Override
  public void visit(
      int newVersion,
      int newAccess,
      String newName,
      String newSignature,
      String newSuper,
      String[] newInterfaces) {
    version = newVersion;
    access = newAccess;
    name = AsmText.className(newName);
    signature = newSignature;
    superName = AsmText.className(newSuper);
    interfaces = AsmText.classNames(newInterfaces);
  }

  @Override
  public void visitSource(String file, String debug) {
    source = file;
  }

  @Override
  public void visitNestHost(String host) {
    nestHost = AsmText.className(host);
  }

  @Override
  public void visitNestMember(String member) {
    nestMembers.add(AsmText.className(member));
  }

  @Override
  public void visitPermittedSubclass(String subclass) {
    permitted.add(AsmText.className(subclass));
  }

  @Override
  public void visitInnerClass(String innerClass, String outer, String innerName, int flags) {
    inner.add(AsmText.className(innerClass));
  }

  @Override
  public void visitOuterClass(String owner, String method, String descriptor) {
    enclosing = method == null ? null : method + descriptor;
  }

  @Override
  public void visitEnd() {
    lines.add(
        "class",
        name,
        version & 0xFFFF,
        version >>> 16,
        access & FORMAT_FLAGS,
        superName,
        interfaces,
        signature,
        source,
        nestHost,
        nestMembers,
        permitted,
        inner,
        enclosing,
        (access & Opcodes.ACC_DEPRECATED) != 0);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return annotation(name, descriptor, visible, null);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int reference, TypePath path, String descriptor, boolean visible) {
    return annotation(name, descriptor, visible, AsmText.target(reference, path, ""));
  }

  /** Adds an annotation when its values have been visited. */
  private AnnotationVisitor annotation(
      String of, String descriptor, boolean visible, String target) {
    String type = AsmText.typeName(Type.getType(descriptor));
    return AsmText.values(values -> lines.add("annotation", of, type, visible, target, values));
  }

  @Override
  public ModuleVisitor visitModule(String module, int flags, String moduleVersion) {
    List<String> packages = new ArrayList<>();
    String[] mainClass = new String[1];
    return new ModuleVisitor(Opcodes.ASM9) {
      @Override
      public void visitMainClass(String main) {
        mainClass[0] = AsmText.className(main);
      }

      @Override
      public void visitPackage(String packaze) {
        packages.add(packaze.replace('/', '.'));
      }

      @Override
      public void visitRequire(String required, int requireFlags, String requiredVersion) {
        lines.add("directive", "requires", required, requiredVersion, List.of());
      }

      @Override
      public void visitExport(String packaze, int exportFlags, String... modules) {
        lines.add("directive", "exports", packaze.replace('/', '.'), null, listOf(modules));
      }

      @Override
      public void visitOpen(String packaze, int openFlags, String... modules) {
        lines.add("directive", "opens", packaze.replace('/', '.'), null, listOf(modules));
      }

      @Override
      public void visitUse(String service) {
        lines.add("directive", "uses", AsmText.className(service), null, List.of());
      }

      @Override
      public void visitProvide(String service, String... providers) {
        lines.add(
            "directive",
            "provides",
            AsmText.className(service),
            null,
            AsmText.classNames(providers));
      }

      @Override
      public void visitEnd() {
        lines.add("module", module, moduleVersion, mainClass[0], packages);
      }
    };
  }

  private static List<String> listOf(String... values) {
    return values == null ? List.of() : List.of(values);
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String component, String descriptor, String componentSignature) {
    String of = component + ":" + descriptor;
    lines.add("record component", of, componentSignature);
    return new RecordComponentVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return annotation(of, type, visible, null);
      }

      @Override
      public AnnotationVisitor visitTypeAnnotation(
          int reference, TypePath path, String type, boolean visible) {
        return annotation(of, type, visible, AsmText.target(reference, path, ""));
      }
    };
  }

  @Override
  public FieldVisitor visitField(
      int flags, String field, String descriptor, String fieldSignature, Object value) {
    String of = field + ":" + descriptor;
    Object constant = value != null && descriptor.equals("Z") ? (Object) !value.equals(0) : value;
    boolean secret = constant instanceof String text && SecretDetector.isSecret(field, text);
    lines.add(
        "field",
        of,
        flags & FORMAT_FLAGS,
        fieldSignature,
        constant == null
            ? null
            : secret ? SecretDetector.REDACTED : AsmText.cut(constant.toString()));
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return annotation(of, type, visible, null);
      }

      @Override
      public AnnotationVisitor visitTypeAnnotation(
          int reference, TypePath path, String type, boolean visible) {
        return annotation(of, type, visible, AsmText.target(reference, path, ""));
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int flags, String method, String descriptor, String methodSignature, String[] exceptions) {
    String of = method + ":" + descriptor;
    return new AsmCode(lines, offsets, of) {
      private String defaultValue;

      @Override
      AnnotationVisitor annotated(String type, boolean visible, String target) {
        return annotation(of, type, visible, target);
      }

      @Override
      public AnnotationVisitor visitAnnotationDefault() {
        return AsmText.values(values -> defaultValue = values.values().iterator().next());
      }

      @Override
      void end(Object maxStack, Object maxLocals) {
        lines.add(
            "method",
            of,
            flags & FORMAT_FLAGS,
            methodSignature,
            AsmText.classNames(exceptions),
            defaultValue,
            maxStack,
            maxLocals,
            (flags & Opcodes.ACC_DEPRECATED) != 0);
      }
    };
  }

  /** A reader that keeps the offsets of instructions and labels. */
  static final class AsmOffsets extends ClassReader {
    private int instruction;

    AsmOffsets(byte[] bytes) {
      super(bytes);
    }

    @Override
    protected void readBytecodeInstructionOffset(int offset) {
      instruction = offset;
    }

    @Override
    protected Label readLabel(int offset, Label[] labels) {
      if (labels[offset] == null) {
        labels[offset] = new Place(offset);
      }
      return labels[offset];
    }

    int instruction() {
      return instruction;
    }
  }

  /** A label that knows where it is. */
  static final class Place extends Label {
    private final int offset;

    Place(int offset) {
      this.offset = offset;
    }

    static int of(Label label) {
      return ((Place) label).offset;
    }
  }
}
