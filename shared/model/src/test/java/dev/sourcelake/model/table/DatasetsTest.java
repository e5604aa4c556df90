package dev.sourcelake.model.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.Dataset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds of every table. */
class DatasetsTest {
  static final List<Dataset> ALL = Datasets.ALL;

  @Test
  void namesAreUniqueLowerCaseWords() {
    Set<String> names = new HashSet<>();
    for (Dataset dataset : ALL) {
      assertTrue(dataset.name().matches("[a-z][a-z0-9_]*"), dataset.name());
      assertTrue(names.add(dataset.name()), dataset.name());
      assertEquals(dataset, Datasets.find(dataset.name()).orElseThrow());
    }
    assertTrue(Datasets.find("no_such_table").isEmpty());
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void tablesColumnsAndFieldsAreCommented(Dataset dataset) {
    assertFalse(dataset.comment().isBlank());
    for (Column column : dataset.columns()) {
      assertFalse(column.comment().isBlank(), column.name());
      fields(column.type())
          .forEach(field -> assertFalse(field.comment().isBlank(), column.name() + field.name()));
    }
  }

  private static Stream<ColumnType.StructOf.Field> fields(ColumnType type) {
    return switch (type) {
      case ColumnType.Scalar _ -> Stream.of();
      case ColumnType.ListOf list -> fields(list.element());
      case ColumnType.MapOf map -> fields(map.value());
      case ColumnType.StructOf struct ->
          struct.fields().stream()
              .flatMap(field -> Stream.concat(Stream.of(field), fields(field.type())));
    };
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void columnNamesAreUniqueAndIndexesTheirPlaces(Dataset dataset) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < dataset.columns().size(); i++) {
      Column column = dataset.columns().get(i);
      assertTrue(names.add(column.name()), column.name());
      assertEquals(i, column.index(), column.name());
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void tablesArePartitionedByRepoWhichNoRowLeavesOut(Dataset dataset) {
    assertEquals(List.of("repo"), dataset.policy().partitionColumns());
    assertEquals("repo", dataset.columns().getFirst().name());
    assertTrue(dataset.columns().getFirst().required());
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatAPolicyNamesIsAColumnOfAFile(Dataset dataset) {
    List<String> inFiles = dataset.fileColumns().stream().map(Column::name).toList();
    for (List<String> named :
        List.of(
            dataset.policy().sortColumns(),
            dataset.policy().statisticsColumns(),
            dataset.policy().bloomFilterColumns())) {
      assertTrue(inFiles.containsAll(named), named.toString());
      assertEquals(named.size(), new HashSet<>(named).size(), named.toString());
    }
    assertFalse(dataset.policy().sortColumns().isEmpty());
  }

  /** Lists do not prune. */
  @ParameterizedTest
  @FieldSource("ALL")
  void bloomFiltersAreOnScalars(Dataset dataset) {
    for (String column : dataset.policy().bloomFilterColumns()) {
      assertTrue(dataset.column(column).type() instanceof ColumnType.Scalar, column);
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatFamiliesWriteIsReplacedByPathAndExtractorAndSortedByPath(Dataset dataset) {
    if (!dataset.families().isEmpty()) {
      assertEquals("path", dataset.policy().sortColumns().getFirst());
      for (String column : List.of("path", "extractor")) {
        assertTrue(dataset.column(column).required(), column);
        assertTrue(dataset.policy().statisticsColumns().contains(column), column);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void theArrowSchemaHasTheSameColumnsAndNulls(Dataset dataset) {
    List<Field> fields = ArrowSchemas.ofTable(dataset).getFields();
    assertEquals(dataset.columns().size(), fields.size());
    for (Column column : dataset.columns()) {
      Field field = fields.get(column.index());
      assertEquals(column.name(), field.getName());
      assertEquals(!column.required(), field.isNullable(), column.name());
    }
    assertEquals(fields.subList(1, fields.size()), ArrowSchemas.ofFile(dataset).getFields());
  }

  @Test
  void everyFamilyOwnsFactsAndControlTablesAreNoFacts() {
    for (Family family : Family.values()) {
      List<Dataset> facts = Datasets.of(family);
      assertFalse(facts.contains(Extractions.TABLE));
      assertFalse(facts.contains(Diagnostics.TABLE));
      assertTrue(facts.stream().allMatch(dataset -> dataset.families().contains(family)));
    }
    assertTrue(Datasets.of(Family.AST).contains(Definitions.TABLE));
    assertTrue(Datasets.of(Family.TREE_SITTER).contains(TreeSitterCaptures.TABLE));
  }
}
