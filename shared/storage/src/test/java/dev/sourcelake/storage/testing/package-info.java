/** What other modules test with: the contract of storages, one that fails on purpose, and AWS. */
package dev.sourcelake.storage.testing;
