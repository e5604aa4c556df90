package dev.sourcelake.cli.output;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Values without parts, as text. */
final class Scalars {
  private Scalars() {}

  /** A value that is not null as people and CSV readers expect it; times are ISO 8601. */
  static String text(FieldVector vector, int row) {
    return switch (vector) {
      case BitVector truth -> truth.get(row) == 1 ? "true" : "false";
      case TimeStampVector moment -> timestamp(moment, row);
      case DateDayVector day -> LocalDate.ofEpochDay(day.get(row)).toString();
      case DateMilliVector day ->
          LocalDate.ofEpochDay(Math.floorDiv(day.get(row), 86_400_000L)).toString();
      case UInt1Vector number -> Integer.toString(number.get(row) & 0xFF);
      case UInt2Vector number -> Integer.toString(number.get(row));
      case UInt4Vector number -> Integer.toUnsignedString(number.get(row));
      case UInt8Vector number -> Long.toUnsignedString(number.get(row));
      case Float2Vector number -> Float.toString(number.getValueAsFloat(row));
      default ->
          vector.getField().getType() instanceof ArrowType.Time time
              ? time(vector.getObject(row), time.getUnit())
              : text(vector.getObject(row));
    };
  }

  private static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      default -> value.toString();
    };
  }

  private static String timestamp(TimeStampVector vector, int row) {
    ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
    Instant instant = Instant.EPOCH.plus(vector.get(row), unit(type.getUnit()));
    return type.getTimezone() == null
        ? instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString()
        : instant.toString();
  }

  private static String time(Object value, TimeUnit unit) {
    return value instanceof Number number
        ? LocalTime.MIDNIGHT.plus(number.longValue(), unit(unit)).toString()
        : value.toString();
  }

  private static ChronoUnit unit(TimeUnit unit) {
    return switch (unit) {
      case SECOND -> ChronoUnit.SECONDS;
      case MILLISECOND -> ChronoUnit.MILLIS;
      case MICROSECOND -> ChronoUnit.MICROS;
      case NANOSECOND -> ChronoUnit.NANOS;
    };
  }
}
