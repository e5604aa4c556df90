/** Contents read once, or not at all where they are known. */
package dev.sourcelake.origins.content;
