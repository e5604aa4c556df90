package dev.sourcelake.origins;

/**
 * What the file system says of a file, by which an unchanged one is known.
 *
 * @param size bytes
 * @param mtimeNs time of last change in nanoseconds since 1970
 * @param ctimeNs time of last status change in nanoseconds since 1970, or -1 where there is none
 * @param inode file number on its device, or -1 where there is none
 */
public record FileStat(long size, long mtimeNs, long ctimeNs, long inode) {}
