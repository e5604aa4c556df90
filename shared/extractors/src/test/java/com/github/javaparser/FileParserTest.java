package com.github.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileParserTest {
  @Test
  void theCopyIsThatOfTheJavaParserInUseButForItsLookingAhead() throws IOException {
    Map<String, String> original = methods("GeneratedJavaParser");
    Map<String, String> copy = methods("GeneratedFileParser");
    assertTrue(copy.keySet().containsAll(original.keySet()));
    copy.entrySet().removeAll(original.entrySet());
    assertEquals(
        Set.of(
            "jj_scan_token(I)Z",
            "parse(Lcom/github/javaparser/GeneratedJavaParserTokenManager;)"
                + "Lcom/github/javaparser/ast/CompilationUnit;"),
        copy.keySet());
  }

  @Test
  void lookingAheadIsStoppedAtTheSameTokenEachTime() {
    String text = "@A(B ".repeat(40) + "class C {}";
    FileParser first = new FileParser(true);
    assertThrows(LookaheadException.class, () -> first.parse(text, new int[] {0}));
    FileParser second = new FileParser(true);
    assertThrows(LookaheadException.class, () -> second.parse(text, new int[] {0}));
    assertEquals(first.tokens().count(), second.tokens().count());
  }

  /** The bytes of each method's code, by its name and types; constants have the same numbers. */
  private static Map<String, String> methods(String name) throws IOException {
    Map<String, String> methods = new HashMap<>();
    try (InputStream bytes = FileParser.class.getResourceAsStream(name + ".class")) {
      for (MethodModel method : ClassFile.of().parse(bytes.readAllBytes()).methods()) {
        CodeAttribute code = method.findAttribute(Attributes.code()).orElseThrow();
        methods.put(
            method.methodName().stringValue() + method.methodType().stringValue(),
            HexFormat.of().formatHex(code.codeArray()));
      }
    }
    return methods;
  }
}
