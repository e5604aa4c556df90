/** Verifying and understanding what forges send when something happens to a repository. */
package dev.sourcelake.forges.events;
