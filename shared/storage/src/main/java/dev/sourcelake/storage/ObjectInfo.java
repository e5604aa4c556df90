package dev.sourcelake.storage;

/**
 * What a listing says of an object.
 *
 * @param size bytes
 * @param modifiedMillis time of writing in milliseconds since 1970
 */
public record ObjectInfo(Key key, long size, long modifiedMillis) {}
