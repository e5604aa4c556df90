package dev.sourcelake.cli.output;

import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A small table that is known whole, with its columns aligned; numbers line up at the right. */
public final class TextTable {
  private static final String GAP = "  ";
  private static final int MAX_RULE = 100;

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these headings; one that starts with {@code >} is of numbers. */
  public TextTable(String... headings) {
    this.headings = List.of(headings);
  }

  /** Adds a row of as many cells as there are headings. */
  public void add(String... cells) {
    rows.add(List.of(cells));
  }

  /** Prints the table; on a terminal the last column is cut where it does not fit. */
  public void print(Console console) throws IOException {
    Style style = console.outStyle();
    int[] widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = CellText.width(heading(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], CellText.width(row.get(i)));
      }
    }
    if (console.terminal().out()) {
      int before = GAP.length() * (widths.length - 1);
      for (int i = 0; i < widths.length - 1; i++) {
        before += widths[i];
      }
      int last = widths.length - 1;
      widths[last] = Math.max(20, Math.min(widths[last], console.terminal().columns() - before));
    }
    List<String> head = new ArrayList<>();
    List<String> rule = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      head.add(heading(i));
      rule.add("─".repeat(Math.min(widths[i], MAX_RULE)));
    }
    console.line(style.bold(line(head, widths, console.terminal().out())));
    console.line(style.dim(String.join(GAP, rule)));
    for (List<String> row : rows) {
      console.line(line(row, widths, console.terminal().out()));
    }
  }

  private String heading(int column) {
    String heading = headings.get(column);
    return heading.startsWith(">") ? heading.substring(1) : heading;
  }

  private String line(List<String> cells, int[] widths, boolean cut) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      boolean last = i == widths.length - 1;
      String cell = cut && last ? CellText.cut(cells.get(i), widths[i]) : cells.get(i);
      String padding = " ".repeat(Math.max(0, widths[i] - CellText.width(cell)));
      boolean number = headings.get(i).startsWith(">");
      line.append(number ? padding + cell : last ? cell : cell + padding);
      line.append(last ? "" : GAP);
    }
    return line.toString();
  }
}
