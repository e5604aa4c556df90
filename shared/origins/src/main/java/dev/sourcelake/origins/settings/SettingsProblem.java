package dev.sourcelake.origins.settings;

/**
 * A build file or {@code .gitattributes} that could not be understood.
 *
 * @param path the file
 * @param message what is wrong, in one line
 * @param line where, from 1, or -1
 */
public record SettingsProblem(String path, String message, int line) {}
