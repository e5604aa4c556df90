/** What every part of Sourcelake shares and none may read or write with: families and digests. */
package dev.sourcelake.model;
