package dev.sourcelake.cli.query;

import static java.util.stream.Collectors.joining;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeCatalog;
import dev.sourcelake.origins.blobs.BlobCodec;
import dev.sourcelake.origins.blobs.BlobReader;
import dev.sourcelake.origins.blobs.StoredBlob;
import dev.sourcelake.stages.query.RowReader;
import dev.sourcelake.stages.query.Sql;
import dev.sourcelake.storage.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The contents of files by their digests, read from the lake's blobs. The last few megabytes are
 * kept, since questions about one file come together. May be used by several threads.
 */
public final class StoredSources implements AutoCloseable {
  private final BlobReader blobs;
  private final SessionContext context;
  private final ContentCache cache = new ContentCache();

  /** The contents of a lake whose tables the catalog knows. */
  public StoredSources(Lake lake, LakeCatalog catalog) {
    this.blobs = new BlobReader(lake.storage());
    this.context = SessionContext.open(lake.options());
    catalog.register(context, List.of("blobs", "extractions"));
  }

  /** Gives every content of a repository that is stored, each once, in no certain order. */
  public void read(String repo, Collection<String> digests, BiConsumer<String, StoredSource> taker)
      throws IOException {
    Set<String> missing = new TreeSet<>();
    for (String digest : digests) {
      StoredSource kept = cache.get(repo, digest);
      if (kept != null) {
        taker.accept(digest, kept);
      } else {
        missing.add(digest);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    List<StoredBlob> places = new ArrayList<>();
    Map<String, String> encodings = new HashMap<>();
    find(repo, missing, places, encodings);
    blobs.read(
        places,
        (blob, bytes) -> {
          StoredSource source = StoredSource.of(bytes, encodings.get(blob.sha256()));
          cache.put(repo, blob.sha256(), source);
          taker.accept(blob.sha256(), source);
        });
  }

  private void find(
      String repo, Set<String> digests, List<StoredBlob> places, Map<String, String> encodings)
      throws IOException {
    String sql =
        Sql.resource(StoredSources.class, "blobs")
            .replace(":repo", Sql.literal(repo))
            .replace(":contents", digests.stream().map(Sql::literal).collect(joining(", ")));
    try (RowReader rows = new RowReader(context, sql)) {
      while (rows.next()) {
        String digest = rows.text("file_sha256");
        places.add(
            new StoredBlob(
                digest,
                rows.number("size_bytes", -1),
                new Key(rows.text("pack")),
                rows.number("offset", -1),
                Math.toIntExact(rows.number("length", -1)),
                BlobCodec.of(rows.text("codec"))));
        encodings.put(digest, rows.text("encoding"));
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
