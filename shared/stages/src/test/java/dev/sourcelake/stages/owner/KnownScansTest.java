package dev.sourcelake.stages.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.extractors.match.MatchFile;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.ScanSettings;
import dev.sourcelake.stages.Targets;
import dev.sourcelake.stages.testing.SampleRepository;
import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownScansTest {
  @TempDir Path folder;

  @Test
  void aScanByRulesIsNoneOfAllFacts() throws IOException {
    MatchFile file = MatchFile.parse("m.toml", "[[match]]\nfact = \"calls\"\n", name -> name);
    ScanSettings calls = ScanSettings.DEFAULTS.with(new Targets(file.queries(), file.rules()));
    String url = SampleRepository.create(folder.resolve("source")).folder().toUri().toString();
    TestLake lake = new TestLake(folder.resolve("lake"));
    lake.scan(folder, 1, _ -> ScanRequest.of(url, folder).withRepo("r").with(calls));

    Lake opened = Lake.open(lake.storage(), SessionOptions.defaults());
    KnownScan known = KnownScans.of(opened, "r").orElseThrow();
    assertEquals(Optional.empty(), known.difference(known.commit(), calls));
    assertEquals(
        Optional.of("the settings have changed"),
        known.difference(known.commit(), ScanSettings.DEFAULTS));
    assertEquals(Optional.of(known), Optional.ofNullable(KnownScans.of(opened).get("r")));
    assertEquals(Optional.empty(), KnownScans.of(opened, "r' OR 'a' = 'a"));
  }
}
