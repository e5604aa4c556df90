package dev.sourcelake.forges.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sourcelake.forges.CloneCredentials;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.http.Patience;
import dev.sourcelake.forges.testing.FakeGitHub;
import dev.sourcelake.forges.testing.FakeTime;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCredentialsTest {
  private static final String TOKEN = "a-token-of-nobody";
  private final FakeTime time = new FakeTime();

  private HostTokens tokens(String json) {
    return new HostTokens(HostCredentials.parse(json), Patience.DEFAULT, time);
  }

  @Test
  void aTokenIsForItsHostAloneAndGitIsToldTheUserThatTheForgeWants() {
    String json =
        "{\"git.example.org:8443\":{\"token\":\"%1$s\",\"user\":\"me\"},\"bitbucket.org\":{\"token\":\"%1$s\"}}"
            .formatted(TOKEN);
    try (HostTokens tokens = tokens(json)) {
      CloneCredentials own =
          tokens.git(new ForgeHost("git.example.org:8443"), "acme").orElseThrow();
      assertEquals("me", own.user());
      assertEquals(TOKEN, own.password().secret());
      assertEquals(
          "x-token-auth", tokens.git(new ForgeHost("bitbucket.org"), "a").orElseThrow().user());
      assertEquals(Optional.empty(), tokens.git(new ForgeHost("git.example.org"), "acme"));
      assertEquals(Optional.empty(), tokens.of(ForgeHost.GITHUB, "acme").token());
    }
  }

  @Test
  void anAppsTokenIsKeptForItsOwnerAndAskedForAnewBeforeItsEnd()
      throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    String pem =
        "-----BEGIN PRIVATE KEY-----\\n"
            + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\\n-----END PRIVATE KEY-----";
    try (FakeGitHub forge = new FakeGitHub("acme", time).install(pair.getPublic());
        HostTokens tokens =
            tokens(
                "{\"%s\":{\"app\":\"Iv1.8a61f9b3a7aba766\",\"key\":\"%s\"}}"
                    .formatted(forge.host(), pem))) {
      CloneCredentials first = tokens.git(forge.host(), "acme").orElseThrow();
      assertEquals("x-access-token", first.user());
      assertEquals(
          first.password().secret(),
          tokens.of(forge.host(), "acme").token().orElseThrow().secret());
      time.pass(Duration.ofMinutes(51));
      assertNotEquals(
          first.password().secret(),
          tokens.git(forge.host(), "acme").orElseThrow().password().secret());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-token-of-nobody",
        "[\"a-token-of-nobody\"]",
        "{\"github.com\":\"a-token-of-nobody\"}",
        "{\"github.com\":{\"token\":\"a-token-of-nobody\",\"app\":\"1\"}}",
        "{\"github.com\":{\"app\":\"a-token-of-nobody\"}}",
        "{\"github.com\":{\"token\":\"a-token-of-nobody\\n2\"}}",
        "{\"no host!\":{\"token\":\"a-token-of-nobody\"}}"
      })
  void whatMakesNoSenseIsRefusedWithoutBeingRepeated(String json) {
    ForgeException refused = assertThrows(ForgeException.class, () -> HostCredentials.parse(json));
    assertFalse(refused.getMessage().contains(TOKEN), refused::getMessage);
  }

  @Test
  void noTextShowsASecret() {
    HostCredentials credentials =
        HostCredentials.parse("{\"github.com\":{\"app\":\"1\",\"key\":\"%s\"}}".formatted(TOKEN));
    assertFalse(Map.of(credentials, credentials.of(ForgeHost.GITHUB)).toString().contains(TOKEN));
    HostCredentials plain =
        HostCredentials.parse("{\"github.com\":{\"token\":\"%s\"}}".formatted(TOKEN));
    assertFalse(Map.of(plain, plain.of(ForgeHost.GITHUB)).toString().contains(TOKEN));
  }
}
