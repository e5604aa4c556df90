/** Answers that are only written down. */
package dev.sourcelake.functions.tasks.testing;
