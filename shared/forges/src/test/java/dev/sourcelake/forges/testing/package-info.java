/** A forge on this machine, for tests. */
package dev.sourcelake.forges.testing;
