package dev.sourcelake.model.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.WritePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The reference page is made from the declarations: {@code -Dreference.save=true} writes it anew,
 * and without that a stale page fails.
 */
class DatasetsReferenceTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "datasets.md");

  @Test
  void theReferencePageSaysWhatTheDeclarationsSay() throws IOException {
    String rendered = render();
    if (Boolean.getBoolean("reference.save")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, rendered);
    }
    assertEquals(
        rendered,
        Files.exists(PAGE) ? Files.readString(PAGE) : "",
        "docs/datasets.md is stale: ./mvnw -pl shared/model test -Dreference.save=true");
  }

  private static String render() {
    StringBuilder page = new StringBuilder();
    page.append("# Tables\n\n");
    page.append("<!-- Made from the declarations in shared/model; do not edit. -->\n\n");
    page.append(
        "All tables are partitioned by `repo`. Rows of a file are replaced together, by repo, path"
            + " and extractor. Spans are byte offsets in the raw file, ends exclusive; lines count"
            + " from 1, columns from 0 in UTF-8 bytes.\n");
    for (Dataset dataset : Datasets.ALL) {
      render(dataset, page);
    }
    return page.toString();
  }

  private static void render(Dataset dataset, StringBuilder page) {
    WritePolicy policy = dataset.policy();
    page.append("\n## ").append(dataset.name()).append("\n\n").append(dataset.comment());
    page.append("\n\nWritten by: ").append(writers(dataset));
    page.append(". Profile: ").append(dataset.profile().id());
    page.append(". Sorted by: ").append(String.join(", ", policy.sortColumns()));
    if (!policy.bloomFilterColumns().isEmpty()) {
      page.append(". Bloom filters: ").append(String.join(", ", policy.bloomFilterColumns()));
    }
    page.append(".\n\n| column | type | meaning |\n| --- | --- | --- |\n");
    for (Column column : dataset.columns()) {
      page.append("| `%s` | %s | %s |%n".formatted(column.name(), type(column), column.comment()));
    }
  }

  private static String writers(Dataset dataset) {
    return dataset.families().isEmpty()
        ? Dataset.SCAN
        : dataset.families().stream().sorted().map(Family::id).collect(Collectors.joining(", "));
  }

  private static String type(Column column) {
    return type(column.type()) + (column.required() ? ", never null" : "");
  }

  private static String type(ColumnType type) {
    return switch (type) {
      case ColumnType.Scalar scalar ->
          switch (scalar) {
            case TEXT -> "text";
            case INT32 -> "int";
            case INT64 -> "long";
            case BOOL -> "boolean";
            case TIMESTAMP -> "timestamp";
          };
      case ColumnType.ListOf list -> "list of " + type(list.element());
      case ColumnType.MapOf map -> "map of text to " + type(map.value());
      case ColumnType.StructOf struct ->
          struct.fields().stream()
              .map(field -> field.name() + " " + type(field.type()))
              .collect(Collectors.joining(", ", "(", ")"));
    };
  }
}
