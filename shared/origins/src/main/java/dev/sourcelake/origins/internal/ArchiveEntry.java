package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.ListedFile;

/**
 * An entry of an archive of any format.
 *
 * @param path its path in the archive, see {@link EntryNames#display}
 * @param kind what it is
 * @param executable whether its owner may run it
 * @param size its size unpacked, or -1
 * @param packed its size in the archive, or -1 where entries are not packed one by one
 * @param problem why it can't be read, beginning with a reason's id, or null
 * @param content its content, or null
 */
record ArchiveEntry(
    String path,
    FileKind kind,
    boolean executable,
    long size,
    long packed,
    String problem,
    ListedFile.Content content) {}
