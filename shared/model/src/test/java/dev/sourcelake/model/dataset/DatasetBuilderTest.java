package dev.sourcelake.model.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.model.Family;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatasetBuilderTest {
  private static DatasetBuilder things() {
    return Dataset.named("things", "a thing").file();
  }

  private static void assertRefused(String named, Runnable declaration) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, declaration::run);
    assertTrue(e.getMessage().contains("'" + named + "'"), e.getMessage());
  }

  @Test
  void columnsKnowTheirPlaceAndPartitionColumnsAreNotInTheFiles() {
    DatasetBuilder builder = things();
    Column number = builder.int32("number", "a number");
    Dataset dataset = builder.writtenBy(Family.AST);
    assertEquals(
        List.of("repo", "path", "file_sha256", "extractor", "number"),
        dataset.columns().stream().map(Column::name).toList());
    assertEquals(4, number.index());
    assertEquals(dataset.columns().subList(1, 5), dataset.fileColumns());
    assertEquals(number, dataset.column("number"));
    assertTrue(dataset.hasColumn("repo"));
    assertFalse(dataset.hasColumn("none"));
    assertEquals(Set.of(Family.AST), dataset.families());
  }

  @Test
  void anUnknownColumnIsNamedWithTheDataset() {
    Dataset dataset = things().writtenBy();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> dataset.column("none"));
    assertEquals("Dataset 'things' has no column 'none'", e.getMessage());
  }

  @Test
  void whatIsSortedBoundedOrFilteredMustBeAColumn() {
    assertRefused("none", () -> things().sortedBy("path", "none").writtenBy());
    assertRefused("none", () -> things().statistics("none").writtenBy());
    assertRefused("none", () -> things().bloomFilters("none").writtenBy());
  }

  @Test
  void columnsHaveLowerCaseNamesOfTheirOwnAndComments() {
    assertRefused("Number", () -> things().int32("Number", "a number"));
    assertRefused("2nd", () -> things().int32("2nd", "a number"));
    assertRefused("number", () -> things().int32("number", " "));
    assertRefused("path", () -> things().text("path", "another path"));
  }

  @Test
  void pathAndExtractorAreAlwaysInTheStatistics() {
    DatasetBuilder builder = things();
    builder.int32("number", "a number");
    assertEquals(
        List.of("path", "extractor", "number"),
        builder.statistics("number").writtenBy().policy().statisticsColumns());
  }

  @Test
  void profilesGrow() {
    assertTrue(Profile.FULL.includes(Profile.STANDARD));
    assertFalse(Profile.STANDARD.includes(Profile.FULL));
    assertEquals(Profile.FULL, things().fullProfileOnly().writtenBy().profile());
    assertEquals(Profile.STANDARD, things().writtenBy().profile());
  }

  @Test
  void equalPoliciesHaveEqualHashesAndOthersOthers() {
    assertEquals(things().writtenBy().policy().hash(), things().writtenBy().policy().hash());
    assertNotEquals(
        things().writtenBy().policy().hash(),
        things().bloomFilters("path").writtenBy().policy().hash());
    assertThrows(
        IllegalArgumentException.class,
        () -> new WritePolicy(List.of(), List.of(), List.of(), List.of(), 0, 1, "zstd(3)"));
  }
}
