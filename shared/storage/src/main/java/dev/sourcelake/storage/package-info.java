/** The storage port: objects under keys, in a folder or in a bucket. */
package dev.sourcelake.storage;
