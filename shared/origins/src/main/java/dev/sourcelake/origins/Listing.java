package dev.sourcelake.origins;

import java.util.Map;
import java.util.stream.Stream;

/** An opened origin. Whoever opened it closes it; streams of it are read before that. */
public interface Listing extends AutoCloseable {
  /** What was opened. */
  Source source();

  /**
   * Every path once, in the order of their UTF-8 bytes (unsigned). Each call lists anew, in memory
   * that does not grow with the number of files beyond git's own index. The caller closes the
   * stream. Trouble with one path is that path's {@link ListedFile#problem}; trouble with the whole
   * is an {@link OriginException} or {@link java.io.UncheckedIOException} from the stream.
   */
  Stream<ListedFile> files();

  /**
   * How many folders the last stream left out because of their names, by name: what installers and
   * builds leave behind where no git says what belongs to the repository.
   */
  Map<String, Long> pruned();

  @Override
  void close();
}
