package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.testing.GoldenCases;
import dev.sourcelake.model.Family;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class JavaGoldenTest {
  @TestFactory
  List<DynamicTest> eachLanguageFeatureGivesItsRows() {
    return GoldenCases.of(new JavaExtractor(), "java", "java", Set.of(Family.AST));
  }
}
