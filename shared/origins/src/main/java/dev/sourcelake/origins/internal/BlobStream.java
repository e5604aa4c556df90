package dev.sourcelake.origins.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** The content of a blob; closing it gives the reader back. */
final class BlobStream extends FilterInputStream {
  private final ObjectReader reader;

  BlobStream(Repository repository, ObjectId oid) throws IOException {
    this(repository.newObjectReader(), oid);
  }

  private BlobStream(ObjectReader reader, ObjectId oid) throws IOException {
    super(open(reader, oid));
    this.reader = reader;
  }

  private static InputStream open(ObjectReader reader, ObjectId oid) throws IOException {
    try {
      return reader.open(oid, Constants.OBJ_BLOB).openStream();
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (reader) {
      super.close();
    }
  }
}
