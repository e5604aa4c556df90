/**
 * What a repository says of itself, resolved once per scan: build units and their dependencies from
 * build files, read as text and never run, and for each path its module, roots, level and encoding.
 */
package dev.sourcelake.origins.settings;
