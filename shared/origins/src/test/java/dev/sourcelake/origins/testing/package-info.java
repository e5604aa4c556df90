/** Repositories made for tests. */
package dev.sourcelake.origins.testing;
