package dev.sourcelake.cli.query;

import dev.sourcelake.datafusion.ScalarFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * The SQL function {@code source(repo, file_sha256, bstart, bend)}: the text behind a span, null
 * where the content is not stored or an argument is null.
 */
final class SourceFunction implements ScalarFunction {
  private static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
  private static final ArrowType NUMBER = new ArrowType.Int(64, true);

  private final StoredSources sources;

  /** The function over these contents, which stay the caller's. */
  SourceFunction(StoredSources sources) {
    this.sources = sources;
  }

  @Override
  public String name() {
    return "source";
  }

  @Override
  public List<ArrowType> argumentTypes() {
    return List.of(TEXT, TEXT, NUMBER, NUMBER);
  }

  @Override
  public ArrowType returnType() {
    return TEXT;
  }

  @Override
  public FieldVector evaluate(BufferAllocator allocator, List<FieldVector> arguments, int rows) {
    BigIntVector starts = (BigIntVector) arguments.get(2);
    BigIntVector ends = (BigIntVector) arguments.get(3);
    byte[][] texts = new byte[rows][];
    rowsByContent(arguments, rows)
        .forEach((repo, rowsByDigest) ->
            read(
                repo,
                rowsByDigest,
                (row, source) -> texts[row] = source.utf8(starts.get(row), ends.get(row))));
    VarCharVector result = new VarCharVector("source", allocator);
    for (int row = 0; row < rows; row++) {
      if (texts[row] != null) {
        result.setSafe(row, texts[row]);
      }
    }
    result.setValueCount(rows);
    return result;
  }

  /** The rows that ask for each content, so that each is read once, neighbours together. */
  private static Map<String, Map<String, List<Integer>>> rowsByContent(
      List<FieldVector> arguments, int rows) {
    VarCharVector repos = (VarCharVector) arguments.get(0);
    VarCharVector digests = (VarCharVector) arguments.get(1);
    Map<String, Map<String, List<Integer>>> found = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      boolean complete = true;
      for (FieldVector argument : arguments) {
        complete &= !argument.isNull(row);
      }
      if (complete) {
        found
            .computeIfAbsent(text(repos, row), _ -> new HashMap<>())
            .computeIfAbsent(text(digests, row), _ -> new ArrayList<>())
            .add(row);
      }
    }
    return found;
  }

  private static String text(VarCharVector vector, int row) {
    return new String(vector.get(row), StandardCharsets.UTF_8);
  }

  private void read(String repo, Map<String, List<Integer>> rowsByDigest, RowTaker taker) {
    try {
      sources.read(
          repo,
          rowsByDigest.keySet(),
          (digest, source) -> rowsByDigest.get(digest).forEach(row -> taker.take(row, source)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface RowTaker {
    void take(int row, StoredSource source);
  }
}
