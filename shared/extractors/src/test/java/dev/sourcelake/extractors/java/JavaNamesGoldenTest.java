package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.testing.GoldenCases;
import dev.sourcelake.model.Family;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tokens, references, scopes and symbols, a case for each way of naming things. */
class JavaNamesGoldenTest {
  @TestFactory
  List<DynamicTest> eachWayOfNamingThingsGivesItsRows() {
    return GoldenCases.of(
        new JavaExtractor(), "java", "java-names", Set.of(Family.CST, Family.SYMTABLE));
  }
}
