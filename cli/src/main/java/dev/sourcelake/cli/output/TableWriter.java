package dev.sourcelake.cli.output;

import dev.sourcelake.cli.process.Style;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Rows in aligned columns, whose widths the first rows give. On a terminal cells are cut to fit the
 * line, and rows with too many columns for it are written one column a line.
 */
final class TableWriter implements RowWriter {
  private static final int MEASURED_ROWS = 1000;
  private static final int MAX_PADDING = 100;
  private static final String GAP = "  ";

  private final OutputStream out;
  private final Style style;
  private final int columns;
  private int[] widths;
  private boolean oneColumnALine;
  private long rows;

  /**
   * A table for people.
   *
   * @param columns how many characters fit into a line; 0 for as many as there are
   */
  TableWriter(OutputStream out, Style style, int columns) {
    this.out = out;
    this.style = style;
    this.columns = columns;
  }

  @Override
  public void write(VectorSchemaRoot batch) throws IOException {
    if (widths == null) {
      begin(batch);
    }
    StringBuilder line = new StringBuilder();
    for (int row = 0; row < batch.getRowCount(); row++) {
      line.setLength(0);
      rows++;
      if (oneColumnALine) {
        appendRecord(line, batch.getFieldVectors(), row);
      } else {
        appendRow(line, batch.getFieldVectors(), row);
      }
      print(line);
    }
  }

  private void begin(VectorSchemaRoot batch) throws IOException {
    List<FieldVector> vectors = batch.getFieldVectors();
    widths = vectors.stream().mapToInt(v -> measure(v, batch.getRowCount())).toArray();
    if (columns > 0) {
      int room = columns - GAP.length() * (widths.length - 1);
      oneColumnALine = !ColumnWidths.fit(widths, room);
    }
    if (oneColumnALine) {
      int name = vectors.stream().mapToInt(v -> CellText.width(v.getName())).max().orElse(0);
      widths = IntStream.generate(() -> name).limit(vectors.size()).toArray();
      return;
    }
    StringBuilder head = new StringBuilder();
    StringBuilder rule = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      boolean last = i == widths.length - 1;
      String name = CellText.cut(CellText.visible(vectors.get(i).getName()), widths[i]);
      appendCell(head, style.bold(name), CellText.width(name), i, vectors.get(i), last);
      rule.append("─".repeat(widths[i])).append(last ? "" : GAP);
    }
    print(head.append('\n').append(style.dim(rule.toString())).append('\n'));
  }

  private static int measure(FieldVector vector, int rows) {
    int width = CellText.width(vector.getName());
    for (int row = 0; row < Math.min(rows, MEASURED_ROWS); row++) {
      width = Math.max(width, CellText.width(cell(vector, row)));
    }
    return Math.min(width, MAX_PADDING);
  }

  private static String cell(FieldVector vector, int row) {
    String text = Values.text(vector, row);
    return text == null ? "NULL" : CellText.visible(text);
  }

  private void appendRow(StringBuilder line, List<FieldVector> vectors, int row) {
    for (int i = 0; i < widths.length; i++) {
      FieldVector vector = vectors.get(i);
      String text = cell(vector, row);
      if (columns > 0) {
        text = CellText.cut(text, widths[i]);
      }
      int width = CellText.width(text);
      String styled = vector.isNull(row) ? style.dim(text) : text;
      appendCell(line, styled, width, i, vector, i == widths.length - 1);
    }
    line.append('\n');
  }

  private void appendCell(
      StringBuilder line, String styled, int width, int column, FieldVector vector, boolean last) {
    String padding = " ".repeat(Math.max(0, widths[column] - width));
    if (Values.isNumber(vector)) {
      line.append(padding).append(styled);
    } else {
      line.append(styled).append(last ? "" : padding);
    }
    line.append(last ? "" : GAP);
  }

  private void appendRecord(StringBuilder line, List<FieldVector> vectors, int row) {
    line.append(style.dim("── row " + rows + " " + "─".repeat(Math.max(0, columns - 20))));
    line.append('\n');
    for (int i = 0; i < widths.length; i++) {
      String name = vectors.get(i).getName();
      int room = Math.max(16, columns - widths[i] - GAP.length());
      String text = CellText.cut(cell(vectors.get(i), row), room);
      line.append(style.bold(name)).append(" ".repeat(widths[i] - CellText.width(name)));
      line.append(GAP).append(vectors.get(i).isNull(row) ? style.dim(text) : text).append('\n');
    }
  }

  private void print(StringBuilder text) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }
}
