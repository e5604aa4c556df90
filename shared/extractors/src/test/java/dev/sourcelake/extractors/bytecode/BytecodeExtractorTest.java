package dev.sourcelake.extractors.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.BytecodeClasses;
import dev.sourcelake.model.table.BytecodeInstructions;
import dev.sourcelake.model.table.BytecodeMembers;
import dev.sourcelake.model.table.BytecodeReferences;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BytecodeExtractorTest {
  private static final ClassDesc SELF = ClassDesc.of("p.Outer$Made");
  private static final MethodTypeDesc VOID = MethodTypeDesc.of(ConstantDescs.CD_void);

  @Test
  void aThingUsedOftenIsOneReferenceWithItsLines() {
    byte[] bytes =
        made(code ->
            code.lineNumber(7)
                .invokestatic(SELF, "m", VOID)
                .lineNumber(5)
                .invokestatic(SELF, "m", VOID)
                .invokestatic(SELF, "m", VOID)
                .return_());
    Map<String, Object> row = facts(bytes).row(BytecodeReferences.TABLE, "kind", "invoke_static");
    assertEquals("p.Outer$Made", row.get("owner"));
    assertEquals("m", row.get("name"));
    assertEquals("()V", row.get("descriptor"));
    assertEquals(3, row.get("uses"));
    assertEquals(List.of(5, 7), row.get("lines"));
  }

  @Test
  void aMemberThatIsTwiceInTheConstantPoolIsOneReference() {
    byte[] bytes =
        made(code -> code.invokestatic(SELF, "m", VOID).invokestatic(SELF, "n", VOID).return_());
    // The second name becomes the first one's: now two entries say the same.
    for (int i = 0; i < bytes.length - 3; i++) {
      if (bytes[i] == 1 && bytes[i + 1] == 0 && bytes[i + 2] == 1 && bytes[i + 3] == 'n') {
        bytes[i + 3] = 'm';
      }
    }
    assertEquals(
        2, facts(bytes).row(BytecodeReferences.TABLE, "kind", "invoke_static").get("uses"));
  }

  @Test
  void aPathBelowMetaInfVersionsNamesTheRelease() {
    byte[] bytes = made(CodeBuilder::return_);
    String path = "lib/x.jar!/META-INF/versions/11/p/Outer$Made.class";
    assertEquals(
        11, facts(path, bytes).rows(BytecodeClasses.TABLE).getFirst().get("multi_release"));
    assertEquals(null, facts(bytes).rows(BytecodeClasses.TABLE).getFirst().get("multi_release"));
  }

  @Test
  void aTruncatedFileGivesTheMembersBeforeTheCut() {
    byte[] whole =
        ClassFile.of()
            .build(
                SELF,
                built -> {
                  built.withField("f", ConstantDescs.CD_int, 0);
                  for (String name : List.of("a", "b", "c")) {
                    built.withMethodBody(name, VOID, 0x0009, CodeBuilder::return_);
                  }
                });
    CollectedFacts facts = facts(Arrays.copyOf(whole, whole.length - 4));
    assertEquals(List.of("f", "a", "b"), facts.cells(BytecodeMembers.TABLE, "name"));
    assertEquals(2, facts.rows(BytecodeInstructions.TABLE).size());
    Map<String, Object> ledger = facts.rows(Extractions.TABLE).getFirst();
    assertEquals("partial", ledger.get("status"));
    assertTrue(((String) ledger.get("reason")).contains("the file ends within"), ledger::toString);
    assertTrue((Long) ledger.get("error_bytes") > 0);
  }

  @Test
  void whatIsNoClassFileFailsWithAReason() {
    CollectedFacts facts = facts(new byte[] {1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    assertEquals("failed", facts.rows(Extractions.TABLE).getFirst().get("status"));
    assertEquals(
        List.of("it does not begin with CAFEBABE"), facts.cells(Diagnostics.TABLE, "message"));
    assertEquals(List.of(), facts.rows(BytecodeClasses.TABLE));
  }

  @Test
  void aNewerVersionIsReadAsTheNewestKnownAndSaysSo() {
    byte[] bytes = made(CodeBuilder::return_);
    bytes[6] = 0x01;
    CollectedFacts facts = facts(bytes);
    assertEquals("partial", facts.rows(Extractions.TABLE).getFirst().get("status"));
    assertEquals("unsupported", facts.rows(Diagnostics.TABLE).getFirst().get("kind"));
    assertEquals(1, facts.rows(BytecodeMembers.TABLE).size());
    assertTrue((Integer) facts.rows(BytecodeClasses.TABLE).getFirst().get("major_version") > 255);
  }

  @Test
  void aHostileInstructionEndsItsMethodAlone() {
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                built -> {
                  built.withMethodBody("a", VOID, 0x0009, code -> code.nop().nop().return_());
                  built.withMethodBody("b", VOID, 0x0009, CodeBuilder::return_);
                });
    int nops = 0;
    for (int i = 0; i < bytes.length - 2; i++) {
      if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == (byte) 0xB1) {
        nops = i;
        break;
      }
    }
    bytes[nops + 1] = (byte) 0xFD;
    CollectedFacts facts = facts(bytes);
    assertEquals(List.of("nop", "return"), facts.cells(BytecodeInstructions.TABLE, "opcode"));
    assertEquals(
        List.of("the code of member 0: byte fd at offset 1 is no instruction"),
        facts.cells(Diagnostics.TABLE, "message"));
  }

  @Test
  void aFileThatWouldWriteFarMoreThanItHoldsIsStopped() {
    String name = "n".repeat(60_000);
    byte[] bytes =
        made(code -> {
          for (int i = 0; i < 15_000; i++) {
            code.invokestatic(SELF, name, VOID);
          }
          code.return_();
        });
    CollectedFacts facts = facts(bytes);
    assertEquals(List.of("too_large", "too_large"), facts.cells(Diagnostics.TABLE, "kind"));
    assertEquals("partial", facts.rows(Extractions.TABLE).getFirst().get("status"));
  }

  @Test
  void noClassIsEverLoaded() {
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of("dev.sourcelake.extractors.bytecode.Trap"),
                built ->
                    built.withMethodBody(
                        "<clinit>",
                        VOID,
                        0x0008,
                        code ->
                            code.ldc("loaded")
                                .ldc("trap")
                                .invokestatic(
                                    ClassDesc.of("java.lang.System"),
                                    "setProperty",
                                    MethodTypeDesc.of(
                                        ConstantDescs.CD_String,
                                        ConstantDescs.CD_String,
                                        ConstantDescs.CD_String))
                                .pop()
                                .return_()));
    assertEquals("initializer", facts(bytes).rows(BytecodeMembers.TABLE).getFirst().get("kind"));
    assertEquals(null, System.getProperty("loaded"));
  }

  private static byte[] made(Consumer<CodeBuilder> code) {
    return ClassFile.of().build(SELF, built -> built.withMethodBody("m", VOID, 0x0009, code));
  }

  private static CollectedFacts facts(byte[] bytes) {
    return facts("p/Outer$Made.class", bytes);
  }

  private static CollectedFacts facts(String path, byte[] bytes) {
    return CollectedFacts.of(
        new BytecodeExtractor(), path, FileSettings.of(BytecodeExtractor.LANGUAGE), bytes);
  }

  @Test
  void everyRowNamesItsClassAndSourceFile() {
    CollectedFacts facts =
        facts(
            ClassFile.of()
                .build(
                    SELF,
                    built -> {
                      built.with(SourceFileAttribute.of("Outer.java"));
                      built.withMethodBody(
                          "m", VOID, 0x0009, code -> code.invokestatic(SELF, "m", VOID).return_());
                    }));
    for (Dataset table :
        List.of(
            BytecodeClasses.TABLE,
            BytecodeMembers.TABLE,
            BytecodeReferences.TABLE,
            BytecodeInstructions.TABLE)) {
      assertTrue(facts.cells(table, "class").contains("p.Outer$Made"), table::name);
      assertEquals(facts.rows(table).size(), facts.cells(table, "source_file").size());
    }
  }

  @Test
  void constantsThatLookLikeSecretsAreRedacted() {
    String token = "ghp_" + "0123456789abcdefghij0123456789ABCDEF";
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                built ->
                    built
                        .withField(
                            "password",
                            ConstantDescs.CD_String,
                            field -> field.with(ConstantValueAttribute.of("hunter2hunter")))
                        .withField(
                            "greeting",
                            ConstantDescs.CD_String,
                            field -> field.with(ConstantValueAttribute.of("hello")))
                        .withMethodBody(
                            "m", VOID, 0x0009, code -> code.ldc(token).pop().return_()));
    CollectedFacts facts = facts(bytes);
    assertEquals("***", facts.rows(BytecodeMembers.TABLE).get(0).get("constant"));
    assertEquals("hello", facts.rows(BytecodeMembers.TABLE).get(1).get("constant"));
    assertEquals("***", facts.rows(BytecodeInstructions.TABLE).getFirst().get("constant"));
  }
}
