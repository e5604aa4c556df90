package dev.sourcelake.infra;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the functions' code is found. */
@FunctionalInterface
public interface Packages {
  /** The zip of a function. */
  Path zip(Stage stage);

  /**
   * The zips that the build leaves in a clone of the project.
   *
   * @throws InvalidSettingException from {@link #zip} where one has not been built
   */
  static Packages builtIn(Path project) {
    return stage -> {
      Path zip =
          project
              .resolve("functions")
              .resolve(stage.id())
              .resolve("target")
              .resolve(stage.id() + ".zip");
      if (!Files.isRegularFile(zip)) {
        throw new InvalidSettingException(
            "There is no "
                + zip
                + ", the code of the function "
                + stage.id()
                + ". Build the functions first: ./mvnw package -DskipTests -pl functions/"
                + stage.id()
                + " -am");
      }
      return zip;
    };
  }
}
