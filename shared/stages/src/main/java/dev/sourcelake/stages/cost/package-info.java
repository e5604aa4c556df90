/** What a scan costs in the cloud, before it is begun. */
package dev.sourcelake.stages.cost;
