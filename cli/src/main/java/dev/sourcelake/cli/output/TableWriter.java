package dev.sourcelake.cli.output;

import dev.sourcelake.cli.process.Style;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Rows in aligned columns, whose widths the first rows give; text of several lines is shown so in
 * the last column. On a terminal cells are cut to fit the line, and rows with too many columns for
 * it are written one column a line.
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
    widths = new int[vectors.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = measure(vectors.get(i), batch.getRowCount(), i == widths.length - 1);
    }
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
      String gap = i == widths.length - 1 ? "" : GAP;
      String name = CellText.cut(CellText.visible(vectors.get(i).getName()), widths[i]);
      pad(head, style.bold(name), CellText.width(name), i, vectors.get(i));
      head.append(gap);
      rule.append("─".repeat(widths[i])).append(gap);
    }
    print(head.append('\n').append(style.dim(rule.toString())).append('\n'));
  }

  private static int measure(FieldVector vector, int rows, boolean last) {
    int width = CellText.width(vector.getName());
    for (int row = 0; row < Math.min(rows, MEASURED_ROWS); row++) {
      for (String line : last ? lines(vector, row) : List.of(cell(vector, row))) {
        width = Math.max(width, CellText.width(line));
      }
    }
    return Math.min(width, MAX_PADDING);
  }

  private static String cell(FieldVector vector, int row) {
    String text = Values.text(vector, row);
    return text == null ? "NULL" : CellText.visible(text);
  }

  private static List<String> lines(FieldVector vector, int row) {
    String text = Values.text(vector, row);
    return text == null || text.indexOf('\n') < 0
        ? List.of(cell(vector, row))
        : text.lines().map(CellText::visible).toList();
  }

  private void appendRow(StringBuilder line, List<FieldVector> vectors, int row) {
    int last = widths.length - 1;
    for (int i = 0; i < last; i++) {
      appendCell(line, cut(cell(vectors.get(i), row), i, vectors.get(i)), i, vectors.get(i), row);
      line.append(GAP);
    }
    int indent = 0;
    for (String text : lines(vectors.get(last), row)) {
      line.append(" ".repeat(indent));
      appendCell(line, cut(text, last, vectors.get(last)), last, vectors.get(last), row);
      line.append('\n');
      indent = Arrays.stream(widths).limit(last).map(width -> width + GAP.length()).sum();
    }
  }

  private String cut(String text, int column, FieldVector vector) {
    if (columns == 0) {
      return text;
    }
    return vector.getName().equals("path")
        ? CellText.cutStart(text, widths[column])
        : CellText.cut(text, widths[column]);
  }

  private void appendCell(
      StringBuilder line, String text, int column, FieldVector vector, int row) {
    String styled = vector.isNull(row) ? style.dim(text) : text;
    pad(line, styled, CellText.width(text), column, vector);
  }

  private void pad(StringBuilder line, String styled, int width, int column, FieldVector vector) {
    String padding = " ".repeat(Math.max(0, widths[column] - width));
    if (Values.isNumber(vector)) {
      line.append(padding).append(styled);
    } else {
      line.append(styled).append(column == widths.length - 1 ? "" : padding);
    }
  }

  private void appendRecord(StringBuilder line, List<FieldVector> vectors, int row) {
    line.append(style.dim("── row " + rows + " " + "─".repeat(Math.max(0, columns - 20))));
    line.append('\n');
    for (int i = 0; i < widths.length; i++) {
      String name = vectors.get(i).getName();
      int room = Math.max(16, columns - widths[i] - GAP.length());
      line.append(style.bold(name)).append(" ".repeat(widths[i] - CellText.width(name)));
      String gap = GAP;
      for (String cell : lines(vectors.get(i), row)) {
        String text = CellText.cut(cell, room);
        line.append(gap).append(vectors.get(i).isNull(row) ? style.dim(text) : text).append('\n');
        gap = " ".repeat(widths[i] + GAP.length());
      }
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
