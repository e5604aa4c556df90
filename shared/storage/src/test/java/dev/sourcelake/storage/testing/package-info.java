/** What other modules test with: the contract of storages, and one that fails on purpose. */
package dev.sourcelake.storage.testing;
