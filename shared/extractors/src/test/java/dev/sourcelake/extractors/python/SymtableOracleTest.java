package dev.sourcelake.extractors.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Compares our scopes with CPython 3.14's {@code symtable}. The files are those of {@link
 * AstOracleTest}.
 */
class SymtableOracleTest {
  @Test
  void scopesAndSymbolsAreThoseOfCpython() throws IOException {
    Optional<String> missing = CpythonOracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    List<Path> files = AstOracleTest.files();
    try (SymtableAgreement agreement = new SymtableAgreement()) {
      CpythonOracle.askOnce("symtable", files, agreement::compare);
      int compared = agreement.compared();
      System.out.printf("Python symbol tables: %d files; %s", compared, agreement.report());
      assertTrue(compared > files.size() / 2, () -> "few files are compared: " + compared);
      assertEquals(1.0, agreement.overall(), agreement::report);
    }
  }
}
