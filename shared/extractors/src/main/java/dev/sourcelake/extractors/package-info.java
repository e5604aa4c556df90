/**
 * Facts out of files. An {@link dev.sourcelake.extractors.Extractor} gets bytes and settings, uses
 * no clock, locale, environment or storage, and gives the same rows for the same input everywhere.
 */
package dev.sourcelake.extractors;
