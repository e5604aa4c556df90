package dev.sourcelake.extractors.treesitter;

/**
 * A parent that a type declares.
 *
 * @param kind extends, implements, embeds or metaclass
 * @param node where it stands
 * @param text the parent as written
 */
record Supertype(String kind, int node, String text) {}
