/** The working files of a scan: where they lie and how queries get at them. */
package dev.sourcelake.stages.run;
