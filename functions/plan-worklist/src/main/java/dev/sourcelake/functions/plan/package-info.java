/** The function plan-worklist: what is missing or stale, cut into shards. */
package dev.sourcelake.functions.plan;
