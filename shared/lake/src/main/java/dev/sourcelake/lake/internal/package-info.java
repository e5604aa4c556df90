/** What the lake is built from; nothing outside this module uses it. */
package dev.sourcelake.lake.internal;
