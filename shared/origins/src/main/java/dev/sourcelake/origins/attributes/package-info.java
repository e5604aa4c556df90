/** What {@code .gitattributes} files say of paths. */
package dev.sourcelake.origins.attributes;
