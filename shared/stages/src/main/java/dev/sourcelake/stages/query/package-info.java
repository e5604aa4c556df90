/** Queries of the stages: SQL from resource files, and rows out of Arrow batches. */
package dev.sourcelake.stages.query;
