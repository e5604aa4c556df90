package dev.sourcelake.functions.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sourcelake.functions.FailedException;
import dev.sourcelake.functions.PermanentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/** Takes events off a function's stream as JSON, has them handled, and writes the answers. */
public final class Events {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          // Events of AWS say much that we do not ask for.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private final String function;
  private final Telemetry telemetry;

  /** The events of a function. */
  public Events(Settings settings, Telemetry telemetry) {
    this.function = settings.function();
    this.telemetry = telemetry;
  }

  /**
   * Handles one event; what fails is thrown as a {@link
   * dev.sourcelake.functions.FunctionException}.
   */
  public <I, O> void handle(
      InputStream in, OutputStream out, Context context, Class<I> type, Step<I, O> step)
      throws IOException {
    byte[] event = in.readAllBytes();
    O answer =
        telemetry.invocation(
            function,
            context,
            () -> step.run(decode(event, type), new Invocation(context, Instant.now(), telemetry)));
    out.write(MAPPER.writeValueAsBytes(answer));
  }

  /** The value that some JSON stands for; {@link PermanentException} where it stands for none. */
  public static <T> T decode(byte[] json, Class<T> type) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new PermanentException(unclear(type, "it is null"));
      }
      return value;
    } catch (JacksonException e) {
      Throwable cause = e.getCause() instanceof RuntimeException wrong ? wrong : e;
      String why =
          cause instanceof JacksonException json2 ? json2.getOriginalMessage() : cause.getMessage();
      throw new PermanentException(unclear(type, why), e);
    } catch (IOException e) {
      throw new PermanentException(unclear(type, e.toString()), e);
    }
  }

  private static String unclear(Class<?> type, String why) {
    return "The event is no %s: %s".formatted(type.getSimpleName(), why);
  }

  /** A value as JSON. */
  public static String encode(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JacksonException e) {
      throw new FailedException("Cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }
}
