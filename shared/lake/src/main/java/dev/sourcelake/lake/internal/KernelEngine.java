package dev.sourcelake.lake.internal;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.storage.Storage;
import io.delta.kernel.defaults.engine.DefaultExpressionHandler;
import io.delta.kernel.defaults.engine.DefaultFileSystemClient;
import io.delta.kernel.defaults.engine.DefaultJsonHandler;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.engine.ParquetHandler;

/**
 * What Delta Kernel works with: the storage for files, DataFusion for checkpoints, the kernel's own
 * defaults for JSON and expressions. Neither Hadoop nor parquet-java is loaded.
 */
public final class KernelEngine implements Engine {
  private final ExpressionHandler expressions = new DefaultExpressionHandler();
  private final JsonHandler json;
  private final FileSystemClient files;
  private final ParquetHandler parquet;

  /** An engine over a storage, whose addresses queries with these options reach. */
  public KernelEngine(Storage storage, SessionOptions options) {
    StorageFileIO io = new StorageFileIO(storage);
    this.json = new DefaultJsonHandler(io);
    this.files = new DefaultFileSystemClient(io);
    this.parquet = new CheckpointParquet(storage, options);
  }

  @Override
  public ExpressionHandler getExpressionHandler() {
    return expressions;
  }

  @Override
  public JsonHandler getJsonHandler() {
    return json;
  }

  @Override
  public FileSystemClient getFileSystemClient() {
    return files;
  }

  @Override
  public ParquetHandler getParquetHandler() {
    return parquet;
  }
}
