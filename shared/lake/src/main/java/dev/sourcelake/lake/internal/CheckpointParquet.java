package dev.sourcelake.lake.internal;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.ParquetFile;
import dev.sourcelake.datafusion.ParquetSink;
import dev.sourcelake.datafusion.ParquetTable;
import dev.sourcelake.datafusion.ParquetWriteOptions;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.datafusion.WrittenFile;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.NewObject;
import dev.sourcelake.storage.Storage;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.engine.ParquetHandler;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Reads and writes the checkpoints of Delta logs through DataFusion. */
final class CheckpointParquet implements ParquetHandler {
  private final Storage storage;
  private final SessionOptions options;

  CheckpointParquet(Storage storage, SessionOptions options) {
    this.storage = storage;
    this.options = options;
  }

  @Override
  public CloseableIterator<FileReadResult> readParquetFiles(
      CloseableIterator<FileStatus> files, StructType schema, Optional<Predicate> predicate) {
    return files.flatMap(file -> new Reading(file, schema));
  }

  @Override
  public CloseableIterator<DataFileStatus> writeParquetFiles(
      String folder, CloseableIterator<FilteredColumnarBatch> data, List<Column> statistics) {
    throw new UnsupportedOperationException("Delta Kernel writes no files but its log");
  }

  @Override
  public void writeParquetFileAtomically(String path, CloseableIterator<FilteredColumnarBatch> data)
      throws IOException {
    Key staged = LakeLayout.scratch().resolve(write(data));
    try (InputStream from = storage.open(staged);
        NewObject to = storage.create(StorageFileIO.key(path))) {
      from.transferTo(to);
      to.commit();
    } finally {
      storage.delete(staged);
    }
  }

  /** Writes the rows to a file of its own and returns that file's name. */
  private String write(CloseableIterator<FilteredColumnarBatch> data) throws IOException {
    ParquetWriteOptions write =
        ParquetWriteOptions.builder(
                storage.address(LakeLayout.scratch()), "checkpoint-" + UUID.randomUUID())
            .maxFileBytes(Long.MAX_VALUE)
            .build();
    try (data;
        BufferAllocator memory = new RootAllocator();
        SessionContext context = SessionContext.open(options)) {
      FilteredColumnarBatch batch = data.next();
      try (VectorSchemaRoot rows =
              VectorSchemaRoot.create(KernelTypes.arrow(batch.getData().getSchema()), memory);
          ParquetSink sink = context.openSink(rows.getSchema(), write)) {
        while (true) {
          KernelVectors.toArrow(batch, rows);
          if (rows.getRowCount() > 0) {
            sink.write(rows);
          }
          if (!data.hasNext()) {
            break;
          }
          batch = data.next();
        }
        List<WrittenFile> written = sink.finish();
        String location = written.getFirst().location();
        return location.substring(location.lastIndexOf('/') + 1);
      }
    }
  }

  /** One checkpoint being read, batch by batch. */
  private final class Reading implements CloseableIterator<FileReadResult> {
    private final FileStatus file;
    private final StructType schema;
    private final BufferAllocator memory = new RootAllocator();
    private final SessionContext context;
    private final ArrowReader reader;
    private FileReadResult next;

    Reading(FileStatus file, StructType schema) {
      this.file = file;
      this.schema = schema;
      this.context = SessionContext.open(options);
      try {
        String address = storage.address(StorageFileIO.key(file.getPath()));
        context.registerParquet(
            "actions",
            KernelTypes.arrow(schema),
            ParquetTable.of(List.of(ParquetFile.of(address, file.getSize()))));
        try (DataFrame query = context.sql(Sql.named("actions_of_checkpoint"))) {
          this.reader = query.executeStream(memory);
        }
      } catch (RuntimeException e) {
        context.close();
        throw e;
      }
    }

    @Override
    public boolean hasNext() {
      try {
        if (next == null && reader.loadNextBatch()) {
          next =
              new FileReadResult(
                  KernelVectors.toKernel(reader.getVectorSchemaRoot(), schema), file.getPath());
        }
        return next != null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public FileReadResult next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      FileReadResult result = next;
      next = null;
      return result;
    }

    @Override
    public void close() throws IOException {
      try (memory;
          context) {
        reader.close();
      }
    }
  }
}
