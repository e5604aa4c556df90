/** The one writer of all datasets, and their write policies as DataFusion takes them. */
package dev.sourcelake.stages.write;
