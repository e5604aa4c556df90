/** Small lakes to test with. */
package dev.sourcelake.lake.testing;
