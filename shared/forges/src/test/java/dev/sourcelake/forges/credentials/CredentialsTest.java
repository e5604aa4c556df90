package dev.sourcelake.forges.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @TempDir private Path folder;

  @Test
  void aTokenOfAFileIsItsOnlyLine() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "abc123\n");
    assertEquals("abc123", Tokens.ofFile(file).token().orElseThrow().secret());

    Files.writeString(file, "abc123\nsecret");
    ForgeException e = assertThrows(ForgeException.class, () -> Tokens.ofFile(file));
    assertFalse(e.getMessage().contains("secret"));
    assertThrows(ForgeException.class, () -> Tokens.ofFile(folder.resolve("none")));
  }

  @Test
  void tokensOfPublicHostsGoNowhereElse() {
    Map<String, String> environment = Map.of("GITHUB_TOKEN", "a", "GITLAB_TOKEN", "b");
    assertEquals("a", secret(environment, "github.com"));
    assertEquals("b", secret(environment, "gitlab.com"));
    assertEquals("", secret(environment, "git.example.org"));
    assertEquals("c", secret(Map.of(Tokens.ANY_HOST, "c"), "git.example.org"));
  }

  private static String secret(Map<String, String> environment, String host) {
    return Tokens.ofEnvironment(environment, new ForgeHost(host))
        .token()
        .map(Token::secret)
        .orElse("");
  }

  @Test
  void keysOfBothFormsSign() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    byte[] pkcs8 = keys.getPrivate().getEncoded();
    // The key of PKCS #1 is the last element of that of PKCS #8.
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

    Optional<Token> one =
        AppKey.of("1", pem("PRIVATE KEY", pkcs8), InstantSource.fixed(Instant.EPOCH)).token();
    Optional<Token> other =
        AppKey.of("1", pem("RSA PRIVATE KEY", pkcs1), InstantSource.fixed(Instant.EPOCH)).token();

    assertEquals(one.orElseThrow().secret(), other.orElseThrow().secret());
  }

  @Test
  void whatIsNoKeyIsNotRepeated() {
    ForgeException e =
        assertThrows(
            ForgeException.class,
            () -> AppKey.of("1", pem("PRIVATE KEY", new byte[] {1, 2, 3}), InstantSource.system()));
    assertFalse(e.getMessage().contains("AQID"));
    assertTrue(e.getMessage().contains("'1'"));
    assertEquals(null, e.getCause());
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
  }
}
