package dev.sourcelake.localstack;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code localstack/scan} runs for a folder: serves it as a git URL until its input ends. */
public final class ServeMain {
  private ServeMain() {}

  /**
   * Serves, and prints the URL.
   *
   * @param arguments the port that the deployment allows, the folder, and a folder for what has to
   *     be made of it
   */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    try (GitServer git = GitServer.start(port)) {
      ServedFolder folder =
          ServedFolder.of(Path.of(arguments[1]), Files.createDirectories(Path.of(arguments[2])));
      System.err.println(
          folder.isCopy()
              ? "serving the folder as it is"
              : "serving the folder's repository: what is committed is scanned, and no more");
      System.out.println(git.serve(folder.name(), folder.gitFolder()));
      System.out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (BindException e) {
      System.err.println(
          "port %d is taken, by another scan perhaps: wait for it, or set SOURCELAKE_GIT_PORT and deploy again"
              .formatted(port));
      System.exit(1);
    }
  }
}
