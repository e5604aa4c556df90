package dev.sourcelake.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.LakeException.Problem;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
  @TempDir private Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = new LocalStorage(folder.resolve("lake"));
  }

  private Lake openLake() {
    return Lake.open(storage, SessionOptions.defaults());
  }

  @Test
  void aPlaceWithoutALakeIsNamed() {
    LakeException e = assertThrows(LakeException.class, this::openLake);
    assertEquals(Problem.NO_LAKE, e.problem());
    assertTrue(e.getMessage().contains(storage.root()), e.getMessage());
  }

  @Test
  void aLakeOfANewerProgramIsLeftAlone() throws IOException {
    storage.replace(LakeLayout.MARKER, "{\"format\":2,\"more\":[]}".getBytes(UTF_8));
    LakeException e = assertThrows(LakeException.class, this::openLake);
    assertEquals(Problem.NEWER_FORMAT, e.problem());
    LakeException again =
        assertThrows(LakeException.class, () -> Lake.create(storage, SessionOptions.defaults()));
    assertEquals(Problem.NEWER_FORMAT, again.problem());
  }

  @Test
  void aMarkThatIsNoneIsNamed() throws IOException {
    storage.replace(LakeLayout.MARKER, "not JSON".getBytes(UTF_8));
    assertEquals(Problem.DAMAGED, assertThrows(LakeException.class, this::openLake).problem());
  }

  @Test
  void makingALakeTwiceIsOpeningIt() {
    Lake.create(storage, SessionOptions.defaults());
    Lake.create(storage, SessionOptions.defaults());
    assertEquals(0, openLake().journal().last());
    assertEquals(LakeView.EMPTY, openLake().journal().latest());
    assertEquals(0, new Publisher(openLake()).finishPending());
  }

  @Test
  void anEmptyLakeHasAllTablesAndViewsWithoutRows() {
    Lake lake = Lake.create(storage, SessionOptions.defaults());
    assertTrue(lake.table(Docs.TABLE).latest().isEmpty());
    for (String table : Datasets.ALL.stream().map(Object::toString).toList()) {
      assertEquals(List.of("0"), Rows.of(lake, "SELECT count(*) FROM " + table));
    }
    for (LakeViews.View view : LakeViews.all()) {
      assertEquals(List.of("0"), Rows.of(lake, "SELECT count(*) FROM " + view.name()));
      assertTrue(view.comment().endsWith("."), view.comment());
    }
  }

  @Test
  void aJournalThatIsLostIsNotBegunAnew() throws IOException {
    Lake lake = Lake.create(storage, SessionOptions.defaults());
    TestRepo repo = new TestRepo(lake, "r");
    Publisher publisher = new Publisher(lake);
    publisher.publish(List.of(repo.request(repo.ticket(), Map.of())));
    storage.delete(LakeLayout.entry(1));
    storage.delete(LakeLayout.done(1));
    LakeException e = assertThrows(LakeException.class, publisher::finishPending);
    assertEquals(Problem.DAMAGED, e.problem());
    assertTrue(e.getMessage().contains(LakeLayout.entry(1).value()), e.getMessage());
  }
}
