/**
 * How folders, work trees and commits are listed and remote repositories fetched. Not for use from
 * outside of this module.
 */
package dev.sourcelake.origins.internal;
