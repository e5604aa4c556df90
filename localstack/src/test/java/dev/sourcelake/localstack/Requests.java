package dev.sourcelake.localstack;

import dev.sourcelake.storage.testing.FaultyS3.Request;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What functions asked of S3.
 *
 * @param all every request, in the order in which they came
 */
record Requests(List<Request> all) {
  private static final Pattern LOG = Pattern.compile("/tables/([^/]+)/_delta_log/");
  private static final Pattern COMMIT = Pattern.compile(LOG.pattern() + "([0-9]{20})\\.json$");

  /** Objects and parts that were written. */
  long puts() {
    return all.stream().filter(Request::isPut).count();
  }

  /** Commits of tables. */
  long commits() {
    return matching(COMMIT).size();
  }

  /** Requests for tables' logs, which are made for commits alone. */
  long ofLogs() {
    return all.stream()
        .filter(
            request -> LOG.matcher(request.path()).find() || request.query().contains("_delta_log"))
        .count();
  }

  private Set<String> matching(Pattern pattern) {
    return all.stream()
        .filter(Request::isPut)
        .map(request -> pattern.matcher(request.path()))
        .filter(Matcher::find)
        .map(Matcher::group)
        .collect(Collectors.toSet());
  }

  /** For people. */
  String summary(String of, int files) {
    return String.format(
        Locale.ROOT,
        "%s: %,d requests of S3, %.3f PUTs a file; %,d table commits, %.1f requests each",
        of,
        all.size(),
        (double) puts() / files,
        commits(),
        (double) ofLogs() / Math.max(1, commits()));
  }
}
