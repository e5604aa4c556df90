package dev.sourcelake.forges;

import dev.sourcelake.forges.credentials.Token;

/**
 * User and password by which git reads repositories of a host.
 *
 * @param user what the forge wants as the user's name beside a token
 * @param password the token, whose text form hides it
 */
public record CloneCredentials(String user, Token password) {}
