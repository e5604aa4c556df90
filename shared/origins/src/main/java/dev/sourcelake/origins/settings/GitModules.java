package dev.sourcelake.origins.settings;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/** Reads {@code .gitmodules}: which submodules a repository has, and where it says they are. */
public final class GitModules {
  /** The file's name, at the top of a repository. */
  public static final String FILE = ".gitmodules";

  /** No honest one comes near this. */
  public static final int MAX_BYTES = 1 << 20;

  private GitModules() {}

  /** Addresses by path, as the repository wrote them; none where the text makes no sense. */
  public static Map<String, String> addresses(String text) {
    Config config = new Config();
    try {
      config.fromText(text);
    } catch (ConfigInvalidException e) {
      return Map.of();
    }
    Map<String, String> addresses = new TreeMap<>();
    for (String name : config.getSubsections("submodule")) {
      String path = config.getString("submodule", name, "path");
      String url = config.getString("submodule", name, "url");
      if (path != null && url != null) {
        addresses.put(path.replaceFirst("/$", ""), url);
      }
    }
    return addresses;
  }

  /** An address without the user and password that it may carry. */
  static String withoutCredentials(String address) {
    return address.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*://)[^/]*@", "$1");
  }
}
