package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.PathNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Lists, after each archive of class files that another reader lists, the class files in it. */
final class ExpandingReader<F> implements FolderReader<ExpandingReader.Place<F>> {
  private final FolderReader<F> reader;
  private final Archives archives;

  ExpandingReader(FolderReader<F> reader, Archives archives) {
    this.reader = reader;
    this.archives = archives;
  }

  /** A folder to read. */
  sealed interface Place<F> {
    /** A folder of the other reader's. */
    record Outside<F>(F folder) implements Place<F> {}

    /** An archive that lies in one, looked at when its turn has come. */
    record Beside<F>(Supplier<ListedFile> file) implements Place<F> {}

    /** An archive in an archive. */
    record Inside<F>(Jar jar) implements Place<F> {}
  }

  @Override
  public Place<F> top() {
    return new Place.Outside<>(reader.top());
  }

  @Override
  public List<Entry<Place<F>>> read(Place<F> place, String prefix) throws IOException {
    return switch (place) {
      case Place.Outside<F> outside -> expanded(reader.read(outside.folder(), prefix));
      case Place.Beside<F> beside -> {
        ListedFile file = beside.file().get();
        yield archives.classesOf(new Jar(file, file.path(), 0), prefix, Place.Inside::new);
      }
      case Place.Inside<F> inside -> archives.classesOf(inside.jar(), prefix, Place.Inside::new);
    };
  }

  private List<Entry<Place<F>>> expanded(List<Entry<F>> entries) {
    Set<String> jars = new HashSet<>();
    List<Entry<Place<F>>> all = new ArrayList<>(entries.size());
    for (Entry<F> entry : entries) {
      if (entry.folder() == null) {
        if (Jar.isNamed(entry.name())) {
          jars.add(entry.name() + Jar.MARK);
          all.add(Entry.folder(entry.name() + Jar.MARK, new Place.Beside<>(entry::file)));
        }
        all.add(Entry.file(entry.name(), entry::file));
      }
    }
    for (Entry<F> entry : entries) {
      if (entry.folder() != null) {
        String name =
            jars.contains(entry.name()) ? PathNames.duplicate(entry.name(), 2) : entry.name();
        all.add(Entry.folder(name, new Place.Outside<>(entry.folder())));
      }
    }
    return all;
  }

  @Override
  public List<Entry<Place<F>>> below(Place<F> place, String prefix, IOException why) {
    // An archive that can't be reached is not looked into.
    return place instanceof Place.Outside<F> outside
        ? reader.below(outside.folder(), prefix, why).stream()
            .map(entry -> Entry.<Place<F>>file(entry.name(), entry::file))
            .toList()
        : List.of();
  }

  @Override
  public Map<String, Long> pruned() {
    return reader.pruned();
  }
}
