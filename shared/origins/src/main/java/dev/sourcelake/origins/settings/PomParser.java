package dev.sourcelake.origins.settings;

import dev.sourcelake.origins.settings.Findings.Span;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a {@code pom.xml} in one pass. Document types and entities of its own are not looked at.
 */
final class PomParser {
  private static final String DEPENDENCY = "project/dependencies/dependency";
  private static final int MAX_DEPTH = 200;
  private static final XMLInputFactory XML = safeFactory();

  private final BuildFile file;
  private final Deque<String> path = new ArrayDeque<>();
  private final Map<String, String> project = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> compiler = new HashMap<>();
  private final Map<String, String> plugin = new HashMap<>();
  private final Map<String, String> dependency = new HashMap<>();
  private final List<Pom.Declared> dependencies = new ArrayList<>();

  private PomParser(BuildFile file) {
    this.file = file;
  }

  static Pom parse(BuildFile file) throws IOException {
    try {
      return new PomParser(file).parse();
    } catch (XMLStreamException e) {
      String message = e.getMessage() == null ? "it is no XML" : e.getMessage();
      throw new IOException(message.lines().reduce((_, last) -> last).orElse(message), e);
    }
  }

  private static XMLInputFactory safeFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver((_, _, _, _) -> {
      throw new XMLStreamException("a pom.xml that asks for other files is not read");
    });
    return factory;
  }

  private Pom parse() throws XMLStreamException {
    XMLStreamReader reader;
    synchronized (XML) {
      // As elsewhere a char is a byte; texts are decoded one by one.
      reader = XML.createXMLStreamReader(new StringReader(file.text()));
    }
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          text.setLength(0);
          start(reader);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          end(BuildFile.decoded(text.toString()).strip());
          text.setLength(0);
        }
        default -> {}
      }
    }
    return result();
  }

  private void start(XMLStreamReader reader) throws XMLStreamException {
    path.addLast(reader.getLocalName());
    if (path.size() > MAX_DEPTH) {
      throw new XMLStreamException("its elements are nested too deep");
    }
    String at = String.join("/", path);
    if (at.equals(DEPENDENCY)) {
      dependency.clear();
    } else if (at.equals("project/build/plugins/plugin")
        || at.equals("project/build/pluginManagement/plugins/plugin")) {
      plugin.clear();
    }
  }

  private void end(String text) {
    String at = String.join("/", path);
    String name = path.removeLast();
    below(at, "project/", key -> project.put(key, text));
    below(at, "project/properties/", key -> properties.put(key, text));
    below(at, "project/dependencies/dependency/", key -> dependency.put(key, text));
    below(at, "project/build/plugins/plugin/", key -> plugin.put(key, text));
    below(at, "project/build/pluginManagement/plugins/plugin/", key -> plugin.put(key, text));
    if (at.equals(DEPENDENCY)) {
      dependencies.add(
          new Pom.Declared(
              dependency.get("groupId"),
              dependency.get("artifactId"),
              dependency.get("version"),
              "true".equals(dependency.get("optional")) ? "optional" : dependency.get("scope"),
              null));
    } else if (name.equals("plugin") && "maven-compiler-plugin".equals(plugin.get("artifactId"))) {
      for (String key : List.of("release", "source", "encoding")) {
        String value = plugin.get("configuration/" + key);
        if (value != null) {
          compiler.putIfAbsent(key, value);
        }
      }
    }
  }

  private static void below(String at, String prefix, Consumer<String> action) {
    if (at.startsWith(prefix)) {
      action.accept(at.substring(prefix.length()));
    }
  }

  private Pom result() {
    Pom.Parent parent =
        project.containsKey("parent")
            ? new Pom.Parent(
                project.get("parent/groupId"),
                project.get("parent/artifactId"),
                project.get("parent/version"),
                project.getOrDefault("parent/relativePath", "../pom.xml"))
            : null;
    return new Pom(
        file,
        project.get("groupId"),
        project.get("artifactId"),
        project.get("version"),
        parent,
        properties,
        compiler,
        project.get("build/sourceDirectory"),
        project.get("build/testSourceDirectory"),
        placed());
  }

  /** Only now: what has been parsed is well-formed and not nested too deep. */
  private List<Pom.Declared> placed() {
    List<Span> spans =
        dependencies.isEmpty() ? List.of() : ElementSpans.find(file.text(), DEPENDENCY);
    if (spans.size() != dependencies.size()) {
      return dependencies;
    }
    List<Pom.Declared> placed = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      placed.add(dependencies.get(i).at(spans.get(i)));
    }
    return placed;
  }
}
