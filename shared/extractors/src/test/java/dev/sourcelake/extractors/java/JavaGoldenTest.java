package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.testing.GoldenCases;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class JavaGoldenTest {
  @TestFactory
  List<DynamicTest> eachLanguageFeatureGivesItsRows() {
    return GoldenCases.of(new JavaExtractor(), "java");
  }
}
