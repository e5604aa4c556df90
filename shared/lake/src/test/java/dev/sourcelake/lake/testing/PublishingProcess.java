package dev.sourcelake.lake.testing;

import static dev.sourcelake.lake.testing.TestRepo.AST;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Changes;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.Preparer;
import dev.sourcelake.lake.PublishRequest;
import dev.sourcelake.lake.PublishResult;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.lake.StaleKeys;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.storage.LocalStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One of several publishers at once, each with a repository of its own and one that all share: as a
 * process, {@code <lake folder> <name> <rounds>}.
 */
public final class PublishingProcess {
  private PublishingProcess() {}

  public static void main(String[] arguments) {
    run(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
  }

  /** Adds a path to its own repository and one to the shared one in each round. */
  public static void run(Path folder, String name, int rounds) {
    Lake lake = Lake.create(new LocalStorage(folder), SessionOptions.defaults());
    TestRepo own = new TestRepo(lake, name);
    TestRepo shared = new TestRepo(lake, "shared");
    for (int round = 0; round < rounds; round++) {
      publish(lake, own, name + "/" + round);
      publish(lake, shared, name + "/" + round);
    }
  }

  private static void publish(Lake lake, TestRepo repo, String path) {
    Publisher publisher = new Publisher(lake);
    while (true) {
      ScanTicket ticket = repo.ticket();
      long base = repo.base();
      DataFile staged = repo.docs(AST, ticket.scanId(), path);
      Changes changes;
      try (Preparer preparer = new Preparer(lake, repo.name(), ticket.scanId())) {
        changes = preparer.replace(Docs.TABLE, AST, StaleKeys.none(), List.of(staged));
      }
      PublishRequest request = repo.request(ticket, base, Map.of("docs", changes));
      switch (publisher.publish(List.of(request)).getFirst()) {
        case PublishResult.Published published -> {
          return;
        }
        case PublishResult.Replan replan -> {}
        case PublishResult.Superseded superseded -> {}
        case PublishResult.Refused refused -> throw new IllegalStateException(refused.reason());
      }
    }
  }
}
