/** The extract stage: one shard of a worklist read, and its rows staged. */
package dev.sourcelake.stages.extract;
