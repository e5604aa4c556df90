package dev.sourcelake.localstack;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.stages.ScanSettings;
import dev.sourcelake.stages.Stages;
import dev.sourcelake.stages.extract.Shard;
import dev.sourcelake.stages.plan.Plan;
import dev.sourcelake.stages.run.Json;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A scan whose plan has a shard for each file: as many shards as a large repository has, and next
 * to no work in any. It is scanned and planned here; the rest is the cloud's.
 */
final class FineShards {
  private FineShards() {}

  /**
   * Scans and plans.
   *
   * @param paths all files of the repository, in the order of their bytes
   * @return the input of an execution that goes on from there
   */
  static Map<String, Object> plan(
      Storage storage, String repo, URI url, List<String> paths, Path fetched) throws IOException {
    Lake lake = Lake.open(storage, SessionOptions.defaults());
    Origin origin = Origin.parse(url.toString(), fetched);
    ScanTicket ticket = lake.repos().nextScan(repo, origin.identity().origin());
    RunFiles run = RunFiles.of(repo, ticket.scanId(), 1);
    try (Listing listing = origin.open(OpenOptions.in(Files.createDirectories(fetched)));
        Stages stages = new Stages(lake)) {
      stages.scan(listing, ticket, ScanSettings.DEFAULTS, Instant.now(), LakeRows.SILENCE);
      Plan plan = stages.plan(run);
      List<Shard> shards = new ArrayList<>();
      for (String path : paths) {
        shards.add(new Shard(shards.size(), path, path, 1, 1));
      }
      storage.replace(
          run.shards(),
          Json.bytes(
              new Plan(plan.base(), plan.files(), shards, plan.families(), plan.extractors())));
    }
    return Map.of(
        "repo",
        repo,
        "origin",
        url.toString(),
        "resume",
        Map.of("scan", ticket.scanId(), "plan", 1));
  }
}
