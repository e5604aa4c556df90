/** What a file is: its language and category, and whether extractors get to see it. */
package dev.sourcelake.origins.classify;
