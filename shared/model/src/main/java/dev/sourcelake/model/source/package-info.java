/** A file's text: how it is decoded, where its lines start, and spans over its raw bytes. */
package dev.sourcelake.model.source;
