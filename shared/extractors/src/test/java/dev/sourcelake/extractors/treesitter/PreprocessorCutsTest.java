package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.extractors.treesitter.internal.ByteRange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PreprocessorCutsTest {
  private static final String HEADER =
      """
      #ifdef __cplusplus
      extern "C" {
      #endif
      int f(void);
      # if defined(__cplusplus)
      } // é
      # endif
      """;

  @Test
  void linkageIsLeftOutOfHeadersThatBothLanguagesRead() {
    assertEquals("extern \"C\" {|} // é", left(HEADER, true));
    assertEquals("extern \"C\" {|} // é", left(HEADER, false));
  }

  @Test
  void aBranchOfCppIsNoneOfC() {
    String branches =
        """
        #ifndef __cplusplus
        typedef int bool;
        #else
        class A { void f(); };
        #endif
        #if defined __cplusplus && defined(X)
        using B = A;
        #elif X
        int c;
        #else
        int d;
        #endif
        """;
    assertEquals("class A { void f(); };|using B = A;", left(branches, true));
    assertEquals("", left(branches, false));
  }

  @Test
  void conditionsInABranchBelongToIt() {
    String nested =
        """
        #ifdef __cplusplus
        #ifdef __cplusplus
        namespace a {
        #else
        x
        #endif
        #endif
        #if 1
        #ifdef __cplusplus
        }
        #endif
        #endif
        """;
    assertEquals("#ifdef __cplusplus\nnamespace a {\n#else\nx\n#endif|}", left(nested, true));
  }

  @Test
  void theGuardAroundAHeaderIsLeftOut() {
    String guarded =
        "/* A. */\n#ifndef A_H /* once */\n# define A_H 1\n#if X\nint a;\n#endif\n#endif /* A_H */\n";
    assertEquals("#ifndef A_H|#endif", left(guarded, true));
    assertEquals("#ifndef A_H|#endif", left(guarded, false));
    assertEquals("", left(guarded + "#if Y\n#endif\n", true));
    assertEquals("", left("#ifndef A\n#define B\n#endif\n", true));
  }

  @Test
  void whatMayBeCOrHasNoEndIsRead() {
    assertEquals("", left("#if defined(__cplusplus) || X\nint a;\n#endif\n", true));
    assertEquals("", left("#ifdef __cplusplus2\nint a;\n#endif\n", true));
    assertEquals("", left("#ifdef __cplusplus\nextern \"C\" {\n", true));
    assertEquals("", left("#endif\n#else\n#ifdef __cplusplus\n#endif", true));
  }

  private static String left(String text, boolean isC) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    List<ByteRange> ranges = isC ? PreprocessorCuts.ofC(utf8) : PreprocessorCuts.ofCpp(utf8);
    return ranges.stream()
        .map(range ->
            new String(utf8, range.start(), range.end() - range.start(), StandardCharsets.UTF_8)
                .strip())
        .collect(Collectors.joining("|"));
  }
}
