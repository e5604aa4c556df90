/**
 * The contents of files in the lake: many in one pack, each compressed on its own, so that a shard
 * is a few ranged reads.
 */
package dev.sourcelake.origins.blobs;
