/** The commit stage: what a scan changes in each table, prepared and handed to the publisher. */
package dev.sourcelake.stages.commit;
