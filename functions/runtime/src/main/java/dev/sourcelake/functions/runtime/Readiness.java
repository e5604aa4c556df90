package dev.sourcelake.functions.runtime;

import dev.sourcelake.functions.FailedException;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a function ready: by sample work, before a snapshot is taken of the process or, where none
 * is, before the first event; and after a restore, by letting go of all that is of the past.
 */
public final class Readiness implements Resource {
  /** How a function was started; AWS says so. */
  private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  private final Callable<?> sampleWork;
  private final Runnable renew;

  private Readiness(Callable<?> sampleWork, Runnable renew) {
    this.sampleWork = sampleWork;
    this.renew = renew;
  }

  /**
   * Arranges for a function to be ready.
   *
   * @param sampleWork what is done beforehand; a failure of it is logged and no more, since it
   *     would only spare time
   * @param renew what is done after a restore: connections, credentials
   * @return what must be kept, since the runtime does not hold on to it
   */
  public static Readiness prepare(
      Settings settings, Variables variables, Callable<?> sampleWork, Runnable renew) {
    Readiness readiness = new Readiness(sampleWork, renew);
    boolean snapshot = variables.optional(INITIALIZATION).filter("snap-start"::equals).isPresent();
    if (snapshot) {
      Core.getGlobalContext().register(readiness);
    } else if (settings.warmUp()) {
      readiness.work();
    }
    return readiness;
  }

  private void work() {
    try {
      sampleWork.call();
    } catch (IOException | RuntimeException e) {
      LOG.warn("No sample work could be done, so that the first event takes longer", e);
    } catch (Exception e) {
      throw new FailedException("The sample work failed: " + e, e);
    }
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    work();
    renew.run();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    renew.run();
  }
}
