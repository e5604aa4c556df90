package dev.sourcelake.forges.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.forges.testing.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What makes the time of a refusal say nothing; {@code bench/refusal} measures it. */
class SecretsTest {
  private static final byte[] TEXT = "{\"a\": 1}".getBytes(UTF_8);

  private final Secrets secrets = Secrets.of(Sender.SECRET, Sender.OTHER_SECRET);
  private final List<Integer> lengths = new ArrayList<>();

  private boolean compare(byte[] expected, byte[] given) {
    lengths.add(expected.length);
    lengths.add(given.length);
    return MessageDigest.isEqual(expected, given);
  }

  @Test
  void everySecretIsComparedOverArraysOfOneLengthWhateverIsSent() {
    byte[] first = signature(Sender.SECRET);
    byte[] second = signature(Sender.OTHER_SECRET);
    byte[] nearly = first.clone();
    nearly[31] ^= 1;
    List<byte[]> wrong = List.of(nearly, new byte[0], new byte[5], new byte[99]);
    for (byte[] sent : wrong) {
      lengths.clear();
      assertFalse(secrets.signed(TEXT, sent, this::compare));
      assertEquals(List.of(32, 32, 32, 32), lengths);
    }
    for (byte[] sent : List.of(first, second)) {
      lengths.clear();
      assertTrue(secrets.signed(TEXT, sent, this::compare));
      assertEquals(List.of(32, 32, 32, 32), lengths);
    }
    for (String token :
        List.of(Sender.SECRET, Sender.OTHER_SECRET, "", "It's a Secret", "x".repeat(9_999))) {
      lengths.clear();
      assertEquals(
          token.equals(Sender.SECRET) || token.equals(Sender.OTHER_SECRET),
          secrets.contains(token.getBytes(UTF_8), this::compare));
      assertEquals(List.of(32, 32, 32, 32), lengths);
    }
  }

  @Test
  void aSignatureWithMoreAfterItOrCutIsNone() {
    byte[] genuine = signature(Sender.SECRET);
    assertTrue(secrets.signed(TEXT, genuine));
    assertFalse(secrets.signed(TEXT, Arrays.copyOf(genuine, 33)));
    assertFalse(secrets.signed(TEXT, Arrays.copyOf(genuine, 31)));
  }

  @Test
  void nothingElseComparesWhatIsSecret() throws IOException {
    Set<String> comparisons = new TreeSet<>();
    try (InputStream in = Secrets.class.getResourceAsStream("Secrets.class")) {
      ClassFile.of()
          .parse(in.readAllBytes())
          .constantPool()
          .forEach(entry -> {
            if (entry instanceof MemberRefEntry member) {
              String name = member.name().stringValue();
              if (name.matches("(?i).*(equal|mismatch|compare|startsWith|contains).*")) {
                comparisons.add(member.owner().asInternalName() + "." + name);
              }
            }
          });
    }
    comparisons.removeIf(name -> name.startsWith("dev/sourcelake/"));
    assertEquals(Set.of("java/security/MessageDigest.isEqual"), comparisons);
  }

  private static byte[] signature(String secret) {
    return HexFormat.of().parseHex(Sender.hmac(secret, new String(TEXT, UTF_8)));
  }
}
