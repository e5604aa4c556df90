/** Tests of the native libraries as files: do they fit their sources, and where do they run. */
package dev.sourcelake.nativelib;
