package dev.sourcelake.origins.classify;

/**
 * What the first bytes of a file say, all that classification needs of the content.
 *
 * @param lfsPointer whether it is a Git LFS pointer
 * @param binary whether it is no text
 * @param generated whether it says that it was generated
 * @param language the language that it names or shows, null where its name has settled that
 * @param languageSource how: shebang, modeline or content; null without a language
 */
public record HeadTraits(
    boolean lfsPointer,
    boolean binary,
    boolean generated,
    String language,
    String languageSource) {}
