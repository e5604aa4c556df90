/** The plan stage: what is missing, stale or gone, worked out by joins, and cut into shards. */
package dev.sourcelake.stages.plan;
