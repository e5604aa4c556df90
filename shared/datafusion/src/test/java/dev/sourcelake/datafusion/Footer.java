package dev.sourcelake.datafusion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in a Parquet file's footer, read by the specification (parquet.thrift, in Thrift's
 * compact protocol) and not by the code that wrote it. A struct is a map by field number.
 */
record Footer(Map<Integer, Object> metadata) {
  static Footer read(String location) throws IOException {
    byte[] file = Files.readAllBytes(Path.of(location));
    ByteBuffer tail = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt(file.length - 8);
    return new Footer(struct(ByteBuffer.wrap(file, file.length - 8 - length, length)));
  }

  /** The noted keys and values. */
  Map<String, String> keyValues() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map<Integer, Object> entry : structs(metadata.get(5))) {
      values.put(text(entry.get(1)), text(entry.get(2)));
    }
    return values;
  }

  /** Rows of each row group. */
  List<Long> rowGroupRows() {
    return structs(metadata.get(4)).stream().map(group -> (Long) group.get(3)).toList();
  }

  /** The sort columns of the first row group: index, descending, nulls first. */
  List<List<Object>> sortingColumns() {
    return structs(structs(metadata.get(4)).getFirst().get(4)).stream()
        .map(column -> List.of(column.get(1), column.get(2), column.get(3)))
        .toList();
  }

  /** What is noted of a column in the first row group: the specification's ColumnMetaData. */
  Map<Integer, Object> column(int index) {
    return asStruct(structs(structs(metadata.get(4)).getFirst().get(1)).get(index).get(3));
  }

  static String text(Object bytes) {
    return new String((byte[]) bytes, StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked") // as struct() makes them
  static Map<Integer, Object> asStruct(Object value) {
    return (Map<Integer, Object>) value;
  }

  @SuppressWarnings("unchecked") // as list() makes them
  private static List<Map<Integer, Object>> structs(Object value) {
    return value == null ? List.of() : (List<Map<Integer, Object>>) value;
  }

  private static Map<Integer, Object> struct(ByteBuffer in) {
    Map<Integer, Object> fields = new HashMap<>();
    int number = 0;
    for (int head = in.get() & 0xff; head != 0; head = in.get() & 0xff) {
      number = head >> 4 == 0 ? (int) zigzag(in) : number + (head >> 4);
      int type = head & 0xf;
      fields.put(number, type <= 2 ? (Object) (type == 1) : value(in, type));
    }
    return fields;
  }

  private static Object value(ByteBuffer in, int type) {
    return switch (type) {
      case 1, 2 -> in.get() == 1;
      case 3 -> (long) in.get();
      case 4, 5, 6 -> zigzag(in);
      case 7 -> in.order(ByteOrder.LITTLE_ENDIAN).getDouble();
      case 8 -> {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        yield bytes;
      }
      case 9 -> list(in);
      case 12 -> struct(in);
      default -> throw new IllegalStateException("Thrift type " + type);
    };
  }

  private static List<Object> list(ByteBuffer in) {
    int head = in.get() & 0xff;
    long size = head >> 4 == 15 ? varint(in) : head >> 4;
    List<Object> values = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      values.add(value(in, head & 0xf));
    }
    return values;
  }

  private static long zigzag(ByteBuffer in) {
    long value = varint(in);
    return (value >>> 1) ^ -(value & 1);
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
