package dev.sourcelake.lake.internal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.storage.Key;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Records as JSON and back: names in order, numbers as long, unknown names left alone. */
public final class Json {
  /** The one mapper; it is never configured further. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(
              new SimpleModule()
                  .addSerializer(Key.class, new KeySerializer())
                  .addDeserializer(Key.class, new KeyDeserializer()))
          .build();

  private Json() {}

  /** The record as UTF-8 JSON. */
  public static byte[] write(Object record) {
    try {
      return MAPPER.writeValueAsBytes(record);
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The record that {@code json} holds; {@link LakeException} names it by {@code what}. */
  public static <T> T read(byte[] json, Class<T> type, String what) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new LakeException(
          LakeException.Problem.DAMAGED,
          "Cannot read " + what + ": " + e.getMessage() + ". Restore the object or remove it.",
          e);
    }
  }

  private static final class KeySerializer extends JsonSerializer<Key> {
    @Override
    public void serialize(Key key, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(key.value());
    }
  }

  private static final class KeyDeserializer extends JsonDeserializer<Key> {
    @Override
    public Key deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return new Key(json.getValueAsString());
    }
  }
}
