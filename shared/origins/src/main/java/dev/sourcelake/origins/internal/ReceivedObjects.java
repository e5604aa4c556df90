package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.FetchListener;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Passes on which objects have come; of JGit's tasks only that one is a fetch's progress. */
final class ReceivedObjects extends EmptyProgressMonitor {
  private final FetchListener listener;
  private boolean receiving;

  ReceivedObjects(FetchListener listener) {
    this.listener = listener;
  }

  @Override
  public void beginTask(String title, int totalWork) {
    receiving = title.equals(JGitText.get().receivingObjects);
    if (receiving && totalWork > 0) {
      listener.expects(totalWork);
    }
  }

  @Override
  public void update(int completed) {
    if (receiving) {
      listener.received(completed);
    }
  }
}
