package dev.sourcelake.origins.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs git's own command line in a folder, with no configuration but the repository's. */
public final class Git {
  private final Path folder;

  private Git(Path folder) {
    this.folder = folder;
  }

  /** Whether there is a git to run. */
  public static boolean isInstalled() {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A new repository on branch {@code main} in a folder, which is made. */
  public static Git init(Path folder) throws IOException {
    Files.createDirectories(folder);
    Git git = new Git(folder);
    git.run("init", "--quiet", "--initial-branch=main");
    return git;
  }

  /** The repository that is there. */
  public static Git in(Path folder) {
    return new Git(folder);
  }

  /** Its folder. */
  public Path folder() {
    return folder;
  }

  /** Writes a file, its folders too. */
  public Git write(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  /** Adds everything and commits it; gives the commit's id. */
  public String commit() throws IOException {
    run("add", "--all");
    run("commit", "--quiet", "--allow-empty", "--message", "change");
    return run("rev-parse", "HEAD").strip();
  }

  /** Runs a command and gives what it printed, one char for each byte. */
  public String run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      builder.environment().put("GIT_" + who + "_NAME", "Test");
      builder.environment().put("GIT_" + who + "_EMAIL", "test@example.org");
    }
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("git " + String.join(" ", arguments) + " failed: " + out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return out;
  }
}
