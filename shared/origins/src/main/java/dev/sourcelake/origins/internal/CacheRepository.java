package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.FetchListener;
import dev.sourcelake.origins.Limits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;

/** A bare repository that takes what is fetched, up to the limits. */
final class CacheRepository extends FileRepository {
  private final Limits limits;
  private final FetchListener fetch;

  private CacheRepository(FileRepositoryBuilder settings, Limits limits, FetchListener fetch)
      throws IOException {
    super(settings);
    this.limits = limits;
    this.fetch = fetch;
  }

  static CacheRepository create(Path folder, Limits limits, FetchListener fetch)
      throws IOException {
    FileRepositoryBuilder settings =
        new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).setup();
    CacheRepository repository = new CacheRepository(settings, limits, fetch);
    try {
      repository.create(true);
      return repository;
    } catch (IOException e) {
      repository.close();
      throw e;
    }
  }

  @Override
  public ObjectInserter newObjectInserter() {
    ObjectInserter inserter = super.newObjectInserter();
    return new ObjectInserter.Filter() {
      @Override
      protected ObjectInserter delegate() {
        return inserter;
      }

      @Override
      public PackParser newPackParser(InputStream in) throws IOException {
        PackParser parser = super.newPackParser(new Bounded(in));
        parser.setMaxObjectSizeLimit(limits.blobBytes());
        return parser;
      }
    };
  }

  /** More came than the limits allow. */
  static final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final class Bounded extends FilterInputStream {
    private long count;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      count(Math.max(0, n));
      return n;
    }

    private void count(int n) throws IOException {
      count += n;
      if (count > limits.packBytes()) {
        throw new TooMuchException();
      }
      fetch.received(count);
    }
  }
}
