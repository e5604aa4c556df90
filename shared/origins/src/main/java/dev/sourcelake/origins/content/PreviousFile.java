package dev.sourcelake.origins.content;

import dev.sourcelake.origins.FileStat;

/**
 * The row that the previous scan wrote of a path; nulls where the row has them.
 *
 * @param sha256 digest of its content
 * @param gitOid git's object id
 * @param stat what the file system said, or null
 * @param kind text of the column {@code kind}
 * @param language its language
 * @param languageSource how that was found
 * @param category its category
 * @param reason why it was skipped
 * @param generatedRegions whether it holds markers of generated regions, null where that is not
 *     known
 */
public record PreviousFile(
    String sha256,
    String gitOid,
    FileStat stat,
    String kind,
    String language,
    String languageSource,
    String category,
    String reason,
    Boolean generatedRegions) {}
