package dev.sourcelake.origins.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit from asking this machine: no configuration of its user or system is read (rows must
 * not depend on it), no git program started to find that, no file written into the repository to
 * measure the clock of its file system, and nothing remembered in the user's home.
 */
final class QuietSystemReader extends SystemReader.Delegate {
  // Blobs are read in the order of their paths, packs are written in another.
  private static final long PACK_CACHE_BYTES = 48L << 20;
  private static final int PACK_WINDOW_BYTES = 64 << 10;
  private static final int DELTA_CACHE_BYTES = 16 << 20;

  private QuietSystemReader(SystemReader system) {
    super(system);
  }

  /** Puts it in place for the whole process, once. */
  static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof QuietSystemReader)) {
      SystemReader.setInstance(new QuietSystemReader(SystemReader.getInstance()));
      WindowCacheConfig cache = new WindowCacheConfig();
      cache.setPackedGitLimit(PACK_CACHE_BYTES);
      cache.setPackedGitWindowSize(PACK_WINDOW_BYTES);
      cache.setDeltaBaseCacheLimit(DELTA_CACHE_BYTES);
      cache.install();
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  private static final class NoConfig extends FileBasedConfig {
    /** JGit measures this by writing files. Half of the coarsest clock that is in use. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

    NoConfig(Config parent, FS fs) {
      super(parent, null, fs);
      // For file: URLs JGit is the server too: packing a commit for a moment is not worth the
      // search.
      setBoolean("pack", null, "deltacompression", false);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long defaultValue, TimeUnit wantUnit) {
      return section.equals("filesystem") ? wantUnit.convert(CLOCK_STEP) : defaultValue;
    }
  }
}
