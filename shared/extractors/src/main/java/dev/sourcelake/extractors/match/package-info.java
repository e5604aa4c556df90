/**
 * Targeted extraction: what a file given to {@code scan --match} asks for, and the filter that lets
 * only such rows pass.
 */
package dev.sourcelake.extractors.match;
