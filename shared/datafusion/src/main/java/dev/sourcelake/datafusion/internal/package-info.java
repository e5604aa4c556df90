/**
 * The binding to the native library, through {@code java.lang.foreign}; not for use outside this
 * module.
 */
package dev.sourcelake.datafusion.internal;
