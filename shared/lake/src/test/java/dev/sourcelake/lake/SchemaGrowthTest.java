package dev.sourcelake.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.internal.Json;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that was made before its dataset gained columns. */
class SchemaGrowthTest {
  @TempDir private Path folder;
  private Storage storage;
  private Lake lake;
  private TestRepo repo;

  @BeforeEach
  void makeLake() {
    storage = new LocalStorage(folder);
    lake = Lake.create(storage, SessionOptions.defaults());
    repo = new TestRepo(lake, "r");
  }

  private void publish(String content, String path) {
    PublishRequest request = repo.replaceDocs(content, List.of(path), List.of());
    assertInstanceOf(Published.class, new Publisher(lake).publish(List.of(request)).getFirst());
  }

  /** Makes the table as a program with other columns would have made it. */
  private void makeTable(Consumer<ArrayNode> change) throws IOException {
    Lake other = Lake.create(new LocalStorage(folder.resolve("other")), SessionOptions.defaults());
    TestRepo elsewhere = new TestRepo(other, "r");
    new Publisher(other).publish(List.of(elsewhere.replaceDocs("0", List.of("x"), List.of())));
    Key first = LakeLayout.commit(Docs.TABLE, 0);
    StringBuilder commit = new StringBuilder();
    for (String line :
        new String(other.storage().read(first), StandardCharsets.UTF_8).lines().toList()) {
      ObjectNode action = (ObjectNode) Json.MAPPER.readTree(line);
      if (action.has("metaData")) {
        ObjectNode metadata = (ObjectNode) action.get("metaData");
        JsonNode schema = Json.MAPPER.readTree(metadata.get("schemaString").asText());
        change.accept((ArrayNode) schema.get("fields"));
        metadata.put("schemaString", schema.toString());
      }
      commit.append(action).append('\n');
    }
    storage.createExclusive(first, commit.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void remove(ArrayNode fields, String... names) {
    for (String name : names) {
      for (int i = 0; i < fields.size(); i++) {
        if (fields.get(i).get("name").asText().equals(name)) {
          fields.remove(i);
        }
      }
    }
  }

  private List<JsonNode> fields(long version) throws IOException {
    List<JsonNode> fields = new ArrayList<>();
    String commit =
        new String(storage.read(LakeLayout.commit(Docs.TABLE, version)), StandardCharsets.UTF_8);
    for (String line : commit.lines().toList()) {
      JsonNode metadata = Json.MAPPER.readTree(line).path("metaData");
      if (!metadata.isMissingNode()) {
        Json.MAPPER
            .readTree(metadata.get("schemaString").asText())
            .get("fields")
            .forEach(fields::add);
      }
    }
    return fields;
  }

  @Test
  void missingColumnsAreAddedAtTheEndByTheNextCommit() throws IOException {
    makeTable(fields -> remove(fields, "text", "file_sha256"));
    publish("1", "a");
    assertEquals(2, lake.table(Docs.TABLE).latest().orElseThrow().version());
    List<JsonNode> grown = fields(1);
    assertEquals(Docs.TABLE.columns().size(), grown.size());
    assertEquals(
        List.of("file_sha256", "text"),
        grown.subList(grown.size() - 2, grown.size()).stream()
            .map(field -> field.get("name").asText())
            .toList());
    // Rows that are there already have no value in it, whatever later ones must have.
    assertTrue(grown.get(grown.size() - 2).get("nullable").asBoolean());
    assertEquals(
        Docs.TABLE.column("file_sha256").comment(),
        grown.get(grown.size() - 2).get("metadata").get("comment").asText());
    assertEquals(List.of("a 1"), Rows.of(lake, "SELECT text FROM docs"));
  }

  @Test
  void aTableGrowsOnce() throws IOException {
    makeTable(fields -> remove(fields, "text"));
    publish("1", "a");
    publish("1", "b");
    assertEquals(3, lake.table(Docs.TABLE).latest().orElseThrow().version());
    assertEquals(List.of("2"), Rows.of(lake, "SELECT count(*) FROM docs"));
  }

  @Test
  void columnsOfANewerProgramStay() throws IOException {
    makeTable(fields ->
        fields
            .addObject()
            .put("name", "of_tomorrow")
            .put("type", "string")
            .put("nullable", true)
            .putObject("metadata"));
    publish("1", "a");
    assertEquals(1, lake.table(Docs.TABLE).latest().orElseThrow().version());
    assertEquals(List.of("a 1"), Rows.of(lake, "SELECT text FROM docs"));
  }

  @Test
  void aColumnOfAnotherTypeIsNamed() throws IOException {
    makeTable(fields -> {
      remove(fields, "bend");
      fields
          .addObject()
          .put("name", "bend")
          .put("type", "string")
          .put("nullable", true)
          .putObject("metadata");
    });
    LakeException e = assertThrows(LakeException.class, () -> publish("1", "a"));
    assertTrue(e.getMessage().contains("Column 'bend' of table 'docs'"), e.getMessage());
  }
}
