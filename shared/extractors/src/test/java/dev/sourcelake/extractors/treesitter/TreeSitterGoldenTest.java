package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.testing.GoldenCases;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TreeSitterGoldenTest {
  private static final TreeSitterExtractor EXTRACTOR = new TreeSitterExtractor();

  @TestFactory
  List<DynamicTest> python() {
    return GoldenCases.of(EXTRACTOR, "python");
  }

  @TestFactory
  List<DynamicTest> javascript() {
    return GoldenCases.of(EXTRACTOR, "javascript");
  }

  @TestFactory
  List<DynamicTest> typescript() {
    return GoldenCases.of(EXTRACTOR, "typescript");
  }

  @TestFactory
  List<DynamicTest> go() {
    return GoldenCases.of(EXTRACTOR, "go");
  }
}
