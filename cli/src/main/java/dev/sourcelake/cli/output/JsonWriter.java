package dev.sourcelake.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** One JSON object a line, its fields in the order of the columns, nulls included. */
final class JsonWriter implements RowWriter {
  private final JsonGenerator json;
  private boolean any;

  JsonWriter(OutputStream out) throws IOException {
    json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(out)
            .setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  @Override
  public void write(VectorSchemaRoot batch) throws IOException {
    for (int row = 0; row < batch.getRowCount(); row++) {
      any = true;
      json.writeStartObject();
      for (FieldVector column : batch.getFieldVectors()) {
        json.writeFieldName(column.getName());
        JsonValues.write(json, column, row);
      }
      json.writeEndObject();
    }
    json.flush();
  }

  @Override
  public void finish() throws IOException {
    if (any) {
      json.writeRaw('\n');
    }
    json.flush();
  }
}
