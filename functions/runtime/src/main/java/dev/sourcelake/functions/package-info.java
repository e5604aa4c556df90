/** The errors by which the workflow decides what comes next. */
package dev.sourcelake.functions;
