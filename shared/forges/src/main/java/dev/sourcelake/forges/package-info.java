/**
 * Forges: services that host git repositories. A {@link dev.sourcelake.forges.Forge} says which
 * repositories an owner has and where their default branches stand; {@link
 * dev.sourcelake.forges.events.Deliveries} understands what forges send of their own accord.
 */
package dev.sourcelake.forges;
