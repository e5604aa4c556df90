package dev.sourcelake.functions.scan;

/**
 * What the workflow is told of a scan.
 *
 * @param repo the repository's name
 * @param scan the scan
 * @param slug the repository's folder in the lake
 * @param commit the commit that was read
 * @param files listed paths
 * @param bytes bytes that were read
 */
record ScanAnswer(String repo, String scan, String slug, String commit, long files, long bytes) {}
