package dev.sourcelake.extractors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SecretRedactorTest {
  @Test
  void knownFormsGoWhereverTheyStand() {
    assertEquals(
        "Use *** in the region.",
        SecretRedactor.redact("Use AKIA" + "IOSFODNN7EXAMPLE in the region."));
    assertEquals(
        "see ***host/path", SecretRedactor.redact("see https://user:hunter2" + "@host/path"));
  }

  @Test
  void wordsMadeByChanceGo() {
    assertEquals(
        "key: ***.",
        SecretRedactor.redact("key: 9fKx2Lq8" + "Zt4Wm7Rb1Yc6Vd3.").replace("***.", "***."));
  }

  @Test
  void whatAQuotedNameIsGivenGoes() {
    assertEquals(
        "String password = \"***\"; String user = \"me\";",
        SecretRedactor.redact("String password = \"hunter2\"; String user = \"me\";"));
    assertEquals("put(\"token\", \"***\")", SecretRedactor.redact("put(\"token\", \"abc1\")"));
    assertEquals("setPassword('***')", SecretRedactor.redact("setPassword('hunter2')"));
  }

  @Test
  void proseAndCodeStayAsTheyAre() {
    String text =
        """
        Don't ask for a token: the caller's password is "read" from getSecret("name").
        {@link java.util.concurrent.ConcurrentHashMap#computeIfAbsent}, https://host/a/b?c=d
        """;
    assertSame(text, SecretRedactor.redact(text));
  }

  @Test
  void aLiteralIsJudgedByWhatStandsBeforeIt() {
    assertTrue(SecretRedactor.isSecret("    private String apiKey = ", "abc1"));
    assertTrue(SecretRedactor.isSecret("  config.put(\"password\", ", "abc1"));
    assertFalse(SecretRedactor.isSecret("  config.put(\"user\", ", "abc1"));
    assertFalse(SecretRedactor.isSecret("  if (password.equals(", "abc1"));
  }

  /** Where a place were looked at again for each one before it, this would take minutes. */
  @Test
  void longLinesAreLookedAtOnce() {
    String quotes = "a = \"" + "\\\"".repeat(200_000);
    assertSame(quotes, SecretRedactor.redact(quotes));
    String words = "9fKx2Lq8" + "Zt4Wm7Rb1Yc6Vd3,";
    assertEquals("***,".repeat(20_000), SecretRedactor.redact(words.repeat(20_000)));
  }

  @Test
  void aPartOfAnAddressIsNoSecret() {
    String address = "at https://host/" + "9fKx2Lq8" + "Zt4Wm7Rb1Yc6Vd3";
    assertSame(address, SecretRedactor.redact(address));
  }
}
