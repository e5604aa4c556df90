package dev.sourcelake.cli.command;

import dev.sourcelake.model.source.GeneratedMarkers.Pair;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads options that have units. */
public final class Converters {
  private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([A-Za-z]*)");

  private static final Map<String, Long> BYTES =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("b", 1L),
          Map.entry("k", 1_000L),
          Map.entry("kb", 1_000L),
          Map.entry("kib", 1L << 10),
          Map.entry("m", 1_000_000L),
          Map.entry("mb", 1_000_000L),
          Map.entry("mib", 1L << 20),
          Map.entry("g", 1_000_000_000L),
          Map.entry("gb", 1_000_000_000L),
          Map.entry("gib", 1L << 30));

  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "", 1_000L, "s", 1_000L, "m", 60_000L, "min", 60_000L, "h", 3_600_000L);

  private Converters() {}

  /** Sizes such as {@code 5MB}, {@code 512KiB} and {@code 1000}. */
  public static final class ByteSize implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return amount(text, BYTES, "a size such as 5MB, 512KiB or 1000");
    }
  }

  /** Markers of a generated region such as {@code BEGIN MADE=END MADE}. */
  static final class Markers implements ITypeConverter<Pair> {
    @Override
    public Pair convert(String text) {
      int between = text.lastIndexOf('=');
      try {
        return new Pair(text.substring(0, Math.max(between, 0)), text.substring(between + 1));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Times such as {@code 30s}, {@code 500ms} and {@code 2m}. */
  public static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return Duration.ofMillis(amount(text, MILLIS, "a time such as 30s, 500ms or 2m"));
    }
  }

  /** The same for those who want a plain number. */
  static OptionalDouble optional(Optional<Double> number) {
    return number.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  /** Dollars such as {@code 5} or {@code 0.50}. */
  public static final class Dollars implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      if (!text.strip().matches("\\$?[0-9]{1,9}(\\.[0-9]{1,4})?")) {
        throw new TypeConversionException(
            "'" + text + "' is no amount in dollars such as 5 or 0.50");
      }
      return Double.valueOf(text.strip().replace("$", ""));
    }
  }

  private static long amount(String text, Map<String, Long> units, String wanted) {
    Matcher matcher = AMOUNT.matcher(text.strip());
    Long unit = matcher.matches() ? units.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
    if (unit == null) {
      throw new TypeConversionException("'" + text + "' is not " + wanted);
    }
    try {
      return new BigDecimal(matcher.group(1))
          .multiply(BigDecimal.valueOf(unit))
          .toBigInteger()
          .longValueExact();
    } catch (ArithmeticException _) {
      throw new TypeConversionException("'" + text + "' is too large");
    }
  }
}
