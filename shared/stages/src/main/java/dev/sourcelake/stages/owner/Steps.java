package dev.sourcelake.stages.owner;

import dev.sourcelake.forges.ForgeException;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of an owner's repositories, compared.
 *
 * @param steps what is to be done, in the order of names, what goes last
 * @param last the last repository that was compared, where there are more after it, or the one that
 *     was gone on from where nothing was; empty where all were
 * @param limit the forge's limit that ended it, if one did
 */
public record Steps(List<Step> steps, Optional<String> last, Optional<ForgeException> limit) {
  public Steps {
    steps = List.copyOf(steps);
  }
}
