package dev.sourcelake.lake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.ColumnStatistics;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.model.table.Scans;
import dev.sourcelake.storage.Key;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeltaStatisticsTest {
  private static DeltaStatistics journey(Map<String, ColumnStatistics> columns) {
    DataFile file = new DataFile(Key.of("f"), "r", 10, 3, columns);
    return DeltaStatistics.read(DeltaStatistics.write(file), Scans.TABLE, "f");
  }

  @Test
  void boundsAndCountsComeBack() {
    Map<String, ColumnStatistics> columns =
        Map.of(
            "scan_id", new ColumnStatistics("a\"b", "\u00e9\uD83D\uDE00", 0),
            "sequence", new ColumnStatistics(1L, Long.MAX_VALUE, 0),
            "ref", new ColumnStatistics(null, null, 3));
    assertEquals(new DeltaStatistics(3, columns), journey(columns));
  }

  @Test
  void boundsThatDeltaDoesNotKeepAreLeftOut() {
    assertEquals(
        Map.of("started_at", new ColumnStatistics(null, null, 1)),
        journey(Map.of("started_at", new ColumnStatistics(5L, 6L, 1))).columns());
  }

  @Test
  void whatOtherWritersAddIsLeftAlone() {
    DeltaStatistics read =
        DeltaStatistics.read(
            "{\"numRecords\":2,\"minValues\":{\"sequence\":4,\"x\":{\"y\":1}},\"maxValues\":{},"
                + "\"nullCount\":{\"sequence\":0,\"x\":{\"y\":0},\"unknown\":1},\"tight\":true}",
            Scans.TABLE,
            "f");
    assertEquals(
        new DeltaStatistics(2, Map.of("sequence", new ColumnStatistics(4L, null, 0))), read);
  }

  @Test
  void aFileWithoutItsNumberOfRowsIsNamed() {
    for (String json : new String[] {null, "{}", "{\"numRecords\":\"x\"}"}) {
      LakeException e =
          assertThrows(
              LakeException.class, () -> DeltaStatistics.read(json, Scans.TABLE, "the-file"));
      assertTrue(e.getMessage().contains("'the-file' of table 'scans'"), e.getMessage());
    }
  }
}
