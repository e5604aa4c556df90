/**
 * Where source comes from. An {@link dev.sourcelake.origins.Origin} names a folder, an archive or a
 * git URL and opens as a {@link dev.sourcelake.origins.Listing}: every path once, in path order,
 * with its content as a stream. Nothing of a repository is ever run: no hook, no filter, no build
 * file.
 */
package dev.sourcelake.origins;
