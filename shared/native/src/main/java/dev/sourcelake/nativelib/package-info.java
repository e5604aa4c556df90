/**
 * Where the two native libraries of Sourcelake lie; loading and calling them is their users' part.
 */
package dev.sourcelake.nativelib;
