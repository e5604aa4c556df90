import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Interfaces;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Copies the generated part of JavaParser to a class of another name, in which each step ahead is counted, so that looking
 * ahead can be stopped: {@code java -cp JAVAPARSER.jar CopyParser.java FILE}. The copy stands in JavaParser's own
 * package, and is otherwise the same code.
 *
 * <p>Fails where the class is not as it was when this was written: then see how {@code jj_scan_token} looks ahead now.
 */
final class CopyParser {
  private static final String PACKAGE = "com.github.javaparser";
  private static final String NAME = "com/github/javaparser/GeneratedJavaParser";

  /** As long as the original's name, which it replaces in the bytes of the class. */
  private static final ClassDesc COPY = ClassDesc.of(PACKAGE, "GeneratedFileParser");

  /** What the copy is called by, since javac has not seen it yet. */
  private static final ClassDesc INTERFACE = ClassDesc.of(PACKAGE, "FileParser").nested("Copy");

  private static final ClassDesc TOKENS = ClassDesc.of(PACKAGE, "GeneratedJavaParserTokenManager");
  private static final ClassDesc COUNTER = ClassDesc.of(PACKAGE, "QuickTokens");
  private static final ClassDesc UNIT = ClassDesc.of(PACKAGE + ".ast", "CompilationUnit");

  /** All looking ahead is done by this method, token by token. */
  private static final String LOOKAHEAD = "jj_scan_token";

  /** In how many places. */
  private static final int STEPS = 4;

  private int steps;

  private CopyParser() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Files.createDirectories(file.getParent());
    Files.write(file, new CopyParser().copy());
  }

  private byte[] copy() throws IOException {
    ClassFile classFile = ClassFile.of();
    byte[] copy = classFile.transformClass(classFile.parse(renamed()), transform());
    if (steps != STEPS) {
      throw new IllegalStateException(
          LOOKAHEAD + " goes on to next tokens in " + steps + " places and not in " + STEPS
              + ": this JavaParser looks ahead in another way. Change CopyParser with it.");
    }
    return copy;
  }

  private static byte[] renamed() throws IOException {
    try (InputStream original = ClassLoader.getSystemResourceAsStream(NAME + ".class")) {
      String content = new String(original.readAllBytes(), StandardCharsets.ISO_8859_1);
      // Not in the names of the classes that belong to it, which serve the copy too.
      String renamed = content.replaceAll(NAME + "(?![\\w$])", COPY.packageName().replace('.', '/') + "/" + COPY.displayName());
      return renamed.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private ClassTransform transform() {
    CodeTransform count =
        (code, element) -> {
          if (isStep(element)) {
            steps++;
            code.aload(0)
                .getfield(COPY, "token_source", TOKENS)
                .invokestatic(COUNTER, "lookAhead", MethodTypeDesc.of(ConstantDescs.CD_void, TOKENS));
          }
          code.with(element);
        };
    ClassTransform lookahead =
        ClassTransform.transformingMethodBodies(method -> method.methodName().equalsString(LOOKAHEAD), count);
    return ClassTransform.dropping(element -> element instanceof InnerClassesAttribute)
        .andThen(CopyParser::addInterface)
        .andThen(lookahead)
        .andThen(ClassTransform.endHandler(CopyParser::addParse));
  }

  /** Whether the parser goes on to a next token: that it looks at, or in the loop that follows an error and counts them. */
  private static boolean isStep(CodeElement element) {
    return element instanceof IncrementInstruction
        || (element instanceof FieldInstruction field
            && field.opcode() == Opcode.PUTFIELD
            && field.name().equalsString("jj_scanpos"));
  }

  private static void addInterface(ClassBuilder copy, ClassElement element) {
    if (element instanceof Interfaces interfaces) {
      copy.withInterfaceSymbols(
          Stream.concat(interfaces.interfaces().stream().map(ClassEntry::asSymbol), Stream.of(INTERFACE)).toList());
    } else {
      copy.with(element);
    }
  }

  /** {@code parse(tokens)}: a file from its beginning. */
  private static void addParse(ClassBuilder copy) {
    MethodTypeDesc parse = MethodTypeDesc.of(UNIT, TOKENS);
    copy.withMethodBody("parse", parse, ClassFile.ACC_PUBLIC, code ->
        code.aload(0)
            .aload(1)
            .invokevirtual(COPY, "ReInit", MethodTypeDesc.of(ConstantDescs.CD_void, TOKENS))
            .aload(0)
            .invokevirtual(COPY, "CompilationUnit", MethodTypeDesc.of(UNIT))
            .areturn());
  }
}
