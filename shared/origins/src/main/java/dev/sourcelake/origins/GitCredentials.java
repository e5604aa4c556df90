package dev.sourcelake.origins;

import static java.util.Objects.requireNonNull;

/**
 * User and password, or a token in its place, for the host of one git URL. The text form shows
 * neither.
 */
public final class GitCredentials {
  private final String user;
  private final String password;

  /** The credentials of a user. */
  public GitCredentials(String user, String password) {
    this.user = requireNonNull(user, "user");
    this.password = requireNonNull(password, "password");
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  @Override
  public String toString() {
    return "credentials";
  }
}
