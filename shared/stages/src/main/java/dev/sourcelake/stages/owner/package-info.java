/** Keeping all repositories of an owner in a lake: what of them is to be scanned, or to go. */
package dev.sourcelake.stages.owner;
