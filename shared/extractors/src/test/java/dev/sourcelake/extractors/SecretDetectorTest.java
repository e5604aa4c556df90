package dev.sourcelake.extractors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretDetectorTest {
  /** Parts are joined here, so that no scanner takes this file for a leak. */
  private static final List<String> SECRETS =
      List.of(
          "AKIA" + "IOSFODNN7EXAMPLE",
          "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a",
          "github_pat_" + "11ABCDEFG0abcdefghijkl",
          "glpat-" + "abcdefghijklmnopqrst",
          "xoxb-" + "1234567890-abcdefghij",
          "https://hooks.slack.com/services/" + "T00000000/B00000000/XXXX",
          "-----BEGIN " + "PRIVATE KEY-----",
          "-----BEGIN RSA " + "PRIVATE KEY-----",
          "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N",
          "AIza" + "SyDdI0hCZtE6vySjMm-WEfRq3CPzqKqqsHI",
          "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
          "Authorization: Bearer " + "ghs_16C7e42F292c6912E7710c838347Ae178B4a",
          "jdbc:postgresql://" + "scott:tiger@db.example.com/orcl",
          "DefaultEndpointsProtocol=https;AccountKey=" + "abcdefghijklmnopqrstuvwx==",
          // By chance.
          "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY0",
          "d41d8cd98f00b204" + "e9800998ecf8427e",
          "Zk9q3LxT7vB2mR8wY5nC");

  private static final List<String> HARMLESS =
      List.of(
          "",
          "hello",
          "abcdefghijklmnopqrstuvwxyz0123456789",
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
          "0123456789abcdef0123456789abcdef",
          "00000000000000000000000000000000",
          "31415926535897932384626433832795",
          "getBeanFactoryPostProcessor2",
          "some-long-configuration-name-2",
          "org/springframework/core/Type2Converter",
          "123e4567-e89b-12d3-a456-426614174000",
          "https://user@example.com/a:b@c",
          "https://example.com:8080/path@home",
          "http://${user}:${password}@example.com",
          "jdbc:h2:mem:test;DB_CLOSE_DELAY=-1",
          "BEGIN PRIVATE KEY block",
          "select * from task_schedule where risk-free");

  @Test
  void formsOfSecretsAndRandomTextsAreSecrets() {
    SECRETS.forEach(text -> assertTrue(SecretDetector.isSecret(text), text));
  }

  @Test
  void wordsNumbersAlphabetsAndAddressesAreNone() {
    HARMLESS.forEach(text -> assertFalse(SecretDetector.isSecret(text), text));
  }

  @Test
  void namesOfSecretsAreToldInEveryStyleOfJoiningWords() {
    for (String name :
        List.of(
            "password",
            "PASSWORD",
            "dbPassword",
            "DB_PASSWORD_2",
            "api_key",
            "apiKey",
            "APIKey",
            "x-api-key",
            "clientSecret",
            "accessToken",
            "TOKEN",
            "aws.secret.access.key",
            "setPasswd",
            "privateKey",
            "credentials")) {
      assertTrue(SecretDetector.namesSecret(name), name);
    }
    for (String name :
        List.of(
            "",
            "a",
            "name",
            "key",
            "primaryKey",
            "tokenizer",
            "secretary",
            "passwordField",
            "PASSWORD_PROPERTY",
            "tokenType",
            "secretName",
            "bypass",
            "compass")) {
      assertFalse(SecretDetector.namesSecret(name), name);
    }
  }

  @Test
  void whateverIsGivenToASecretsNameIsOneButEmptyTextsPlaceholdersAndSettingsNames() {
    for (String value : List.of("x", "hunter2", "correct horse", "1234", "my-password")) {
      assertTrue(SecretDetector.isSecret("password", value), value);
      assertFalse(SecretDetector.isSecret("user", value), value);
    }
    for (String value :
        List.of(
            "",
            " ",
            "***",
            "...",
            "%s",
            "${db.password}",
            "{{ secret }}",
            "<password>",
            "password",
            "api_key",
            "spring.datasource.password")) {
      assertFalse(SecretDetector.isSecret("password", value), value);
    }
  }

  @Test
  void wordsForSecretsAreNoOthers() {
    assertEquals(
        List.of(true, true, false, false),
        List.of("password", "API_KEY", "myPassword", "").stream()
            .map(SecretDetector::isSecretWord)
            .toList());
  }
}
