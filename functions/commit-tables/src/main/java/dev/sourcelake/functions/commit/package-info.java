/** The function commit-tables: all waiting requests as one entry of the journal. */
package dev.sourcelake.functions.commit;
