package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.testing.GoldenCases;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PythonGoldenTest {
  @TestFactory
  List<DynamicTest> rowsAreAsExpected() {
    return GoldenCases.of(new PythonExtractor(), "python");
  }
}
