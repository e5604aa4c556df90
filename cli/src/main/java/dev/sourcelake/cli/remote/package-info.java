/**
 * The commands below {@code remote}: scans in the cloud, by the deployment that docs/cloud.md
 * describes.
 */
package dev.sourcelake.cli.remote;
