package dev.sourcelake.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/** Values of any type as JSON. */
final class JsonValues {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonValues() {}

  /** Writes a value; what JSON has no form for is text. */
  static void write(JsonGenerator json, FieldVector vector, int row) throws IOException {
    if (vector.isNull(row)) {
      json.writeNull();
      return;
    }
    switch (vector) {
      case VarCharVector text -> writeText(json, text, row);
      case BigIntVector number -> json.writeNumber(number.get(row));
      case IntVector number -> json.writeNumber(number.get(row));
      case BitVector truth -> json.writeBoolean(truth.get(row) == 1);
      case Float8Vector number -> json.writeNumber(number.get(row));
      case Float4Vector number -> json.writeNumber(number.get(row));
      case TinyIntVector _,
          SmallIntVector _,
          UInt1Vector _,
          UInt2Vector _,
          UInt4Vector _,
          UInt8Vector _,
          DecimalVector _ ->
          json.writeNumber(Scalars.text(vector, row));
      case MapVector map -> writeMap(json, map, row);
      case ListVector list ->
          writeList(
              json,
              list.getDataVector(),
              list.getElementStartIndex(row),
              list.getElementEndIndex(row));
      case FixedSizeListVector list ->
          writeList(
              json,
              list.getDataVector(),
              list.getElementStartIndex(row),
              list.getElementEndIndex(row));
      case StructVector struct -> writeStruct(json, struct, row);
      default -> json.writeString(Scalars.text(vector, row));
    }
  }

  /** A value as JSON text. */
  static String text(FieldVector vector, int row) {
    // Not a StringWriter: only generators of bytes take text as bytes.
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(json, vector, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static void writeText(JsonGenerator json, VarCharVector vector, int row)
      throws IOException {
    byte[] utf8 = vector.get(row);
    json.writeUTF8String(utf8, 0, utf8.length);
  }

  private static void writeList(JsonGenerator json, FieldVector elements, int from, int to)
      throws IOException {
    json.writeStartArray();
    for (int i = from; i < to; i++) {
      write(json, elements, i);
    }
    json.writeEndArray();
  }

  private static void writeMap(JsonGenerator json, MapVector map, int row) throws IOException {
    StructVector entries = (StructVector) map.getDataVector();
    FieldVector keys = entries.getChildrenFromFields().get(0);
    FieldVector values = entries.getChildrenFromFields().get(1);
    json.writeStartObject();
    for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
      json.writeFieldName(Values.text(keys, i));
      write(json, values, i);
    }
    json.writeEndObject();
  }

  private static void writeStruct(JsonGenerator json, StructVector struct, int row)
      throws IOException {
    json.writeStartObject();
    for (FieldVector field : struct.getChildrenFromFields()) {
      json.writeFieldName(field.getName());
      write(json, field, row);
    }
    json.writeEndObject();
  }
}
