/** Answers to tasks of the workflow that wait for one. */
package dev.sourcelake.functions.tasks;
