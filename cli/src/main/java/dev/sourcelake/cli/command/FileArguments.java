package dev.sourcelake.cli.command;

import dev.sourcelake.cli.query.FileQueries;
import dev.sourcelake.cli.query.LakeSession;
import dev.sourcelake.cli.query.RepoNames;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A file of a lake: the lake, a repository in it and a path in that. */
final class FileArguments {
  @Mixin private LakeOption lake;

  @Parameters(
      index = "0",
      paramLabel = "REPO",
      description = "The repository's name, or the end of it after a /.")
  private String repo;

  @Parameters(index = "1", paramLabel = "PATH", description = "The path in the repository.")
  private String path;

  /** What is asked about a file. */
  @FunctionalInterface
  interface Question {
    /** Asks, while the lake is open. */
    void ask(LakeSession session, String repository, FileQueries queries) throws IOException;
  }

  /** The path as it was given. */
  String path() {
    return path;
  }

  /** Opens the lake, finds the repository and asks. */
  void ask(Context context, Question question) throws IOException {
    try (Storage storage = lake.storage(context);
        LakeSession session = LakeSession.open(storage, Optional.empty())) {
      String repository = RepoNames.find(session.lake(), repo);
      question.ask(session, repository, new FileQueries(session, repository, path));
    }
  }
}
