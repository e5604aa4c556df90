package dev.sourcelake.stages.extract;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.extractors.Wanted;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.origins.blobs.BlobCodec;
import dev.sourcelake.origins.blobs.StoredBlob;
import dev.sourcelake.stages.query.RowReader;
import dev.sourcelake.stages.query.Sql;
import dev.sourcelake.storage.Key;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of one shard, in path order; rows of one path make one file. For one thread. */
final class Worklist implements AutoCloseable {
  private final RowReader rows;
  private boolean ahead;

  /** The shard's part of a registered worklist. */
  Worklist(SessionContext context, String table, Shard shard) throws IOException {
    rows =
        new RowReader(
            context,
            Sql.resource(Worklist.class, "shard")
                .replace("$worklist", table)
                .replace("$first", Sql.literal(shard.firstPath()))
                .replace("$last", Sql.literal(shard.lastPath())));
    ahead = rows.next();
  }

  /** The next file; empty at the end. */
  Optional<WorkItem> next() throws IOException {
    if (!ahead) {
      return Optional.empty();
    }
    String path = rows.text("path");
    String language = rows.text("language");
    String category = rows.text("category");
    String encoding = rows.text("encoding");
    StoredBlob blob = blob(path);
    Map<Family, Wanted> families = new EnumMap<>(Family.class);
    do {
      families.put(
          Family.of(rows.text("extractor")), new Wanted(rows.text("fingerprint"), datasets()));
      ahead = rows.next();
    } while (ahead && path.equals(rows.text("path")));
    return Optional.of(new WorkItem(path, language, category, encoding, blob, families));
  }

  private StoredBlob blob(String path) throws IOException {
    String pack = rows.text("pack");
    if (pack == null) {
      throw new IOException(
          "The content of '" + path + "' is in no pack of the lake; scan the repository anew");
    }
    return new StoredBlob(
        rows.text("file_sha256"),
        rows.number("size_bytes", 0),
        new Key(pack),
        rows.number("offset", 0),
        (int) rows.number("length", 0),
        BlobCodec.of(rows.text("codec")));
  }

  private Set<Dataset> datasets() throws IOException {
    Set<Dataset> datasets = new HashSet<>();
    for (String name : rows.texts("datasets")) {
      datasets.add(Datasets.find(name).orElseThrow());
    }
    return datasets;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
