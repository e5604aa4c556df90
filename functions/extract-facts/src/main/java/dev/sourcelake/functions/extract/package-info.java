/** The function extract-facts: shards are read, and those who wait for them are told. */
package dev.sourcelake.functions.extract;
