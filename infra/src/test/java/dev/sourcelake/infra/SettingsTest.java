package dev.sourcelake.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void nothingSaidGivesTheDefaults() {
    Settings settings = Settings.defaults();
    assertEquals("sourcelake", settings.name());
    assertEquals(FunctionRuntime.JAVA25, settings.runtime());
    assertEquals(
        Stage.EXTRACT_FACTS.defaultMemoryMib(), settings.memoryMib().get(Stage.EXTRACT_FACTS));
  }

  @Test
  void valuesAreReadAndOthersContextIsPassedOver() {
    Settings settings =
        Settings.of(
            Map.of(
                "aws:cdk:bundling-stacks", List.of("**"),
                "sourcelake:runtime", "provided",
                "sourcelake:hosts", "git.example.org:8443, 127.0.0.1:9000",
                "sourcelake:memoryMib:extract-facts", 1024,
                "sourcelake:tracing", "http://127.0.0.1:4318"));
    assertEquals(FunctionRuntime.PROVIDED, settings.runtime());
    assertEquals(List.of("git.example.org:8443", "127.0.0.1:9000"), settings.hosts());
    assertEquals(1024, settings.memoryMib().get(Stage.EXTRACT_FACTS));
    assertEquals("http://127.0.0.1:4318", settings.collector().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "name,My Lake",
    "runtime,java21",
    "hosts,''",
    "hosts,https://github.com/",
    "memoryMib:commit-tables,100",
    "memoryMib:commit-tables,much",
    "diskMib,20000",
    "shardWorkers,1",
    "shardsInFlight,0",
    "logDays,8",
    "runDays,1",
    "oldVersionDays,0",
    "maintainers,admin",
    "alarmTopic,me@example.org",
    "tracing,yes",
    "webhooks,github.com",
    "owners,github.com/acme",
    "schedule,daily",
    "forks,maybe",
    "repositoriesAtOnce,1000",
    "parts,github.com/acme/mono",
    "parts,github.com/acme/mono//a//b",
    "submodules,follow",
    "ownerMaxUsd,-1",
    "maxUsd,much"
  })
  void whatNoDeploymentCanHaveIsRefusedByName(String key, String value) {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class, () -> Settings.of(Map.of("sourcelake:" + key, value)));
    assertTrue(refused.getMessage().contains("sourcelake:" + key), refused::getMessage);
    assertTrue(refused.getMessage().contains(value), refused::getMessage);
  }

  @Test
  void aSettingThatThereIsNotIsRefusedWithThoseThatThereAre() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class, () -> Settings.of(Map.of("sourcelake:memory", "1024")));
    assertTrue(refused.getMessage().contains("no setting sourcelake:memory"), refused::getMessage);
    assertTrue(refused.getMessage().contains("sourcelake:memoryMib:extract-facts"));
  }

  @Test
  void codeThatIsNotBuiltIsAskedForWithTheCommandThatBuildsIt() {
    InvalidSettingException refused =
        assertThrows(
            InvalidSettingException.class,
            () -> Packages.builtIn(Path.of("no-such-folder")).zip(Stage.SCAN_REPOSITORY));
    assertTrue(refused.getMessage().contains("./mvnw package"), refused::getMessage);
    assertTrue(refused.getMessage().contains("functions/scan-repository"), refused::getMessage);
  }
}
