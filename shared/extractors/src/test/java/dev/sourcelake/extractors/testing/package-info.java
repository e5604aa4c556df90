/** What the tests of all extractors share: rows as text, and golden cases. */
package dev.sourcelake.extractors.testing;
