package com.github.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.extractors.testing.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares with JavaParser's own source of tokens; more broken files by {@code -Dmutations}. */
class QuickTokensTest {
  private final QuickTokens withYield = new QuickTokens(true);
  private final QuickTokens withoutYield = new QuickTokens(false);

  @Test
  void tokensOfTheGoldenCasesAreThoseOfTheAutomaton() throws IOException {
    for (byte[] each : cases()) {
      compare(new String(each, StandardCharsets.UTF_8));
    }
  }

  @Test
  void tokensOfBrokenFilesAreThoseOfTheAutomaton() throws IOException {
    List<byte[]> cases = cases();
    Random random = new Random(7);
    for (int i = 0; i < Mutations.count(1_000); i++) {
      byte[] broken = Mutations.mutate(cases.get(random.nextInt(cases.size())), cases, random);
      compare(new String(broken, StandardCharsets.UTF_8));
    }
  }

  @Test
  void everyThreeCharactersAreReadAsByTheAutomaton() {
    String characters =
        "a_u$9.0xeLn-~!?@#%^&*()+=[]{}|\\:;\"'<>,/ \t\n\r\f\u001a\u0000\u007fé\u00a0";
    int many = characters.length();
    for (int i = 0; i < many * many * many; i++) {
      compare(
          new String(
              new char[] {
                characters.charAt(i % many),
                characters.charAt(i / many % many),
                characters.charAt(i / many / many)
              }),
          true);
    }
  }

  @Test
  void wordsAndLiteralsAreReadAsByTheAutomaton() {
    compare("");
    compare(" ");
    compare("\u00a0class A { }");
    compare("non-sealed non -sealed non-sealedx nonsealed yield _ __ _a $ sealed when record");
    compare("1 1L 0x1F 1_000 1e5 1.5 1. .5 1..2 1f 09 0b1 1a 12$ 5é a.b a...b 'a' '\\n' '''");
    compare("\"\" \"\"\" \n x \"\"\" \"a\" \"a\\\"b\" \"tab\tin\" \"é\" \"open");
    compare("List<List<Map<A,B>>> a >>>= b >> c >>> d >= e > f >>= g < h << i <= j <<= k");
    compare("é ée eé e\u0001 e\u007fe \ud83d\ude00 a\ud83d\ude00 \"\ud83d\ude00\"");
    compare("a".repeat(5_000) + " " + "a".repeat(5_000) + "\"" + "b".repeat(9_000) + "\"");
  }

  private void compare(String text) {
    compare(text, true);
    compare(text, false);
    // As texts come from the scanner.
    compare(text.replaceAll("\\s+", " ").strip(), true);
  }

  private void compare(String text, boolean yieldSupported) {
    SimpleCharStream stream = new SimpleCharStream(new StringProvider(text), 1, 1);
    stream.setTabSize(1);
    GeneratedJavaParserTokenManager automaton = new GeneratedJavaParserTokenManager(stream);
    if (yieldSupported) {
      automaton.setYieldSupported();
    }
    automaton.setStoreTokens(true);
    QuickTokens quick = yieldSupported ? withYield : withoutYield;
    quick.setStoreTokens(true);
    quick.read(text, lineStarts(text));
    List<Token> tokens = new ArrayList<>();
    String last;
    do {
      last = next(automaton, null);
      assertEquals(last, next(quick, tokens), text);
    } while (last.startsWith("token"));
    assertEquals(place(automaton.getHomeToken()), place(quick.getHomeToken()), text);
    tokens.removeIf(token -> TokenTypes.isWhitespaceOrComment(token.kind));
    assertEquals(tokens.size(), quick.count(), text);
    for (int i = 0; i < quick.count(); i++) {
      assertEquals(tokens.get(i).kind, quick.kind(i), text);
      assertEquals(
          tokens.get(i).javaToken.getText(),
          text.substring(quick.start(i), quick.end(i)),
          "the places of the tokens of " + text);
    }
  }

  /** A token in words, with all that the parser may look at. */
  private static String next(GeneratedJavaParserTokenManager source, List<Token> tokens) {
    try {
      Token token = source.getNextToken();
      if (tokens != null) {
        tokens.add(token);
      }
      return (token.kind == GeneratedJavaParserConstants.EOF ? "end " : "token ")
          + String.join(
              " ",
              Integer.toString(token.kind),
              Integer.toString(token.realKind),
              token.image,
              token.beginLine + ":" + token.beginColumn,
              token.endLine + ":" + token.endColumn,
              place(token.javaToken));
    } catch (TokenMgrException e) {
      return e.getMessage();
    }
  }

  private static String place(JavaToken token) {
    return token == null
        ? "none"
        : token.getKind() + " " + token.getText() + " " + token.getRange().orElseThrow();
  }

  private static int[] lineStarts(String text) {
    return IntStream.rangeClosed(0, text.length())
        .filter(i -> i == 0 || isLineEnd(text, i - 1))
        .toArray();
  }

  private static boolean isLineEnd(String text, int index) {
    return text.charAt(index) == '\n'
        || (text.charAt(index) == '\r' && !text.startsWith("\n", index + 1));
  }

  private static List<byte[]> cases() throws IOException {
    List<byte[]> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src", "test", "cases", "java"))) {
      for (Path file : files.sorted().toList()) {
        cases.add(Files.readAllBytes(file));
      }
    }
    return cases;
  }
}
