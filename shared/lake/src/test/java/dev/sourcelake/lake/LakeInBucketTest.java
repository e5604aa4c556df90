package dev.sourcelake.lake;

import static dev.sourcelake.lake.testing.TestRepo.AST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.s3.S3Location;
import dev.sourcelake.storage.s3.S3Settings;
import dev.sourcelake.storage.s3.S3Storage;
import dev.sourcelake.storage.testing.Emulator;
import dev.sourcelake.storage.testing.FaultyS3;
import dev.sourcelake.storage.testing.FaultyS3.Fault;
import dev.sourcelake.storage.testing.FaultyS3.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lake in a bucket: what it costs, and what it does where S3 fails. */
class LakeInBucketTest {
  private static final String DOCS = "SELECT repo, path, text FROM docs ORDER BY repo, path";
  private static final int MOST_REQUESTS_OF_A_COMMIT = 10;
  private static final int PUSHES = 5;

  private FaultyS3 proxy;
  private Storage storage;
  private Lake lake;

  @BeforeEach
  void makeLake() throws IOException {
    Emulator emulator = Emulator.shared();
    proxy = FaultyS3.before(emulator.endpoint());
    storage =
        S3Storage.open(
            new S3Location(emulator.newBucket(), "lake"),
            S3Settings.at(
                proxy.endpoint(), Emulator.REGION, Emulator.ACCESS_KEY, Emulator.ACCESS_KEY));
    lake = Lake.create(storage, SessionOptions.defaults());
  }

  @AfterEach
  void close() {
    if (storage != null) {
      storage.close();
      proxy.close();
    }
  }

  private PublishResult publish(PublishRequest request) {
    return new Publisher(lake).publish(List.of(request)).getFirst();
  }

  private static PublishRequest first(TestRepo repo) {
    Changes changes = new Changes(List.of(repo.docs(AST, "1", "a", "b")), List.of());
    return repo.request(repo.ticket(), Map.of("docs", changes));
  }

  @Test
  void itIsALakeAsAnyOther() {
    TestRepo repo = new TestRepo(lake, "r");
    assertInstanceOf(Published.class, publish(first(repo)));
    publish(repo.replaceDocs("2", List.of("b", "c"), List.of("a")));
    assertEquals(List.of("r|b|b 2", "r|c|c 2"), Rows.of(lake, DOCS));
  }

  @Test
  void aPushTakesFewRequestsForEachTableHoweverManyWereBefore() {
    TestRepo repo = new TestRepo(lake, "r");
    publish(first(repo));
    for (int push = 2; push <= PUSHES; push++) {
      proxy.takeRequests();
      PublishRequest request = repo.replaceDocs("" + push, List.of("a"), List.of());
      List<Request> preparing = ofTable(proxy.takeRequests());
      assertEquals(List.of(), preparing, "the list of files is all that is needed");
      publish(request);
      List<Request> all = proxy.takeRequests();
      List<Request> ofTable = ofTable(all);
      if (push == PUSHES) {
        System.out.printf(
            "Requests to publish 2 tables: %d in all, %d of each commit: %s%n",
            all.size(), ofTable.size(), byKind(ofTable));
      }
      assertTrue(ofTable.size() <= MOST_REQUESTS_OF_A_COMMIT, () -> "push: " + byKind(ofTable));
    }
  }

  private static List<Request> ofTable(List<Request> requests) {
    return requests.stream().filter(one -> decoded(one).contains("docs/_delta_log")).toList();
  }

  private static String decoded(Request request) {
    return request.path() + "?" + URLDecoder.decode(request.query(), UTF_8);
  }

  private static Map<String, Long> byKind(List<Request> requests) {
    return requests.stream()
        .map(one -> {
          String name = one.path().substring(one.path().lastIndexOf('/') + 1);
          return one.isList() ? "LIST" : one.method() + " " + name.replaceAll("^\\d+", "n");
        })
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @Test
  void repliesThatAreLostAndBusyTimesChangeNothing() {
    TestRepo repo = new TestRepo(lake, "r");
    proxy.follow(FaultyS3.every(3, Fault.LOSES_REPLY, Request::isPut));
    publish(first(repo));
    for (int push = 2; push <= 4; push++) {
      assertInstanceOf(
          Published.class, publish(repo.replaceDocs("" + push, List.of("a"), List.of())));
    }
    proxy.follow(FaultyS3.every(9, Fault.UNAVAILABLE, request -> true));
    publish(repo.replaceDocs("5", List.of("c"), List.of()));
    proxy.follow(request -> Fault.NONE);

    assertEquals(List.of("r|a|a 4", "r|b|b 1", "r|c|c 5"), Rows.of(lake, DOCS));
    assertEquals(
        List.of("1|1", "2|2", "3|3", "4|4", "5|5"),
        Rows.of(lake, "SELECT sequence, journal_entry FROM scans ORDER BY sequence"));
  }
}
