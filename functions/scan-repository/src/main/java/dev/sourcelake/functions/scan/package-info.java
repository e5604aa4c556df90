/** The function scan-repository: a repository is fetched and listed, new content is packed. */
package dev.sourcelake.functions.scan;
