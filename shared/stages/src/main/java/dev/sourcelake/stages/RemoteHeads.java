package dev.sourcelake.stages;

import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.RemoteOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where branches of git servers stand, asked by git's own protocol. */
public final class RemoteHeads {
  private RemoteHeads() {}

  /**
   * The commit at the head of a branch; empty where the repository or the branch has none yet.
   * {@link OriginException} where it can't be asked.
   *
   * @param branch null for the one that HEAD names
   */
  public static Optional<String> of(RemoteOrigin origin, String branch) {
    try (TemporaryFolder temporary = new TemporaryFolder()) {
      Path work = temporary.fresh("head-");
      return Optional.of(origin.head(OpenOptions.in(work).withRef(branch)));
    } catch (OriginException e) {
      if (e.reason() == Reason.EMPTY || e.reason() == Reason.UNBORN_BRANCH) {
        return Optional.empty();
      }
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
