package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.testing.GoldenCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

class TreeSitterGoldenTest {
  private static final TreeSitterExtractor EXTRACTOR = new TreeSitterExtractor();

  /**
   * A folder of cases for each language that is read, JSX and TSX among those of their language;
   * Python's are those of its own reader.
   */
  @TestFactory
  Stream<DynamicContainer> everyLanguage() {
    return Dialects.languages().stream()
        .filter(language -> !language.endsWith("sx") && !language.equals("python"))
        .sorted()
        .map(language ->
            DynamicContainer.dynamicContainer(language, GoldenCases.of(EXTRACTOR, language)));
  }
}
