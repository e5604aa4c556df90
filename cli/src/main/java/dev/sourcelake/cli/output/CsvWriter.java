package dev.sourcelake.cli.output;

import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** CSV with a header: nulls are empty, empty text is quoted, values with parts are JSON. */
final class CsvWriter implements RowWriter {
  private final Writer out;
  private final de.siegmar.fastcsv.writer.CsvWriter csv;
  private boolean begun;

  CsvWriter(OutputStream stream) {
    out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    csv =
        de.siegmar.fastcsv.writer.CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.EMPTY)
            .lineDelimiter(LineDelimiter.LF)
            .bufferSize(1 << 16)
            .build(out);
  }

  @Override
  public void write(VectorSchemaRoot batch) throws IOException {
    FieldVector[] columns = batch.getFieldVectors().toArray(FieldVector[]::new);
    String[] record = new String[columns.length];
    if (!begun) {
      begun = true;
      for (int i = 0; i < columns.length; i++) {
        record[i] = columns[i].getName();
      }
      csv.writeRecord(record);
    }
    for (int row = 0; row < batch.getRowCount(); row++) {
      for (int i = 0; i < columns.length; i++) {
        record[i] = Values.text(columns[i], row);
      }
      csv.writeRecord(record);
    }
  }

  @Override
  public void finish() throws IOException {
    csv.flush();
    out.flush();
  }
}
