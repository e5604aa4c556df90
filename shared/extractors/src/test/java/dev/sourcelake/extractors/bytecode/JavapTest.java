package dev.sourcelake.extractors.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.table.BytecodeInstructions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opcodes by the names and at the offsets that {@code javap} prints. */
class JavapTest {
  private static final Pattern INSTRUCTION = Pattern.compile("\\s+(\\d+): ([a-z][a-z0-9_]*)\\b.*");
  private static final int STEP = 200;

  @TempDir Path folder;

  @Test
  void instructionsAreNamedAsJavapNamesThem() throws IOException {
    int[] seen = new int[2];
    TestJars.eachClass(
        TestJars.guava(),
        (path, bytes) -> {
          if (seen[0]++ % STEP == 0) {
            List<String> expected = javap(bytes);
            assertEquals(expected, ours(path, bytes), path);
            seen[1] += expected.size();
          }
        });
    assertTrue(seen[1] > 300, () -> "only " + seen[1] + " instructions");
  }

  private List<String> javap(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("It.class"), bytes);
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed);
    ToolProvider.findFirst("javap").orElseThrow().run(out, out, "-c", "-p", file.toString());
    List<String> instructions = new ArrayList<>();
    printed
        .toString()
        .lines()
        .forEach(line -> {
          Matcher matcher = INSTRUCTION.matcher(line);
          if (matcher.matches() && !matcher.group(2).equals("default")) {
            instructions.add(matcher.group(1) + " " + matcher.group(2));
          }
        });
    return instructions;
  }

  private static List<String> ours(String path, byte[] bytes) {
    CollectedFacts facts =
        CollectedFacts.of(
            new BytecodeExtractor(), path, FileSettings.of(BytecodeExtractor.LANGUAGE), bytes);
    return facts.rows(BytecodeInstructions.TABLE).stream()
        .map(row -> row.get("code_offset") + " " + row.get("opcode"))
        .toList();
  }
}
