/**
 * What tests of the stages share: lakes to scan into, folders to scan, extractors that misbehave.
 */
package dev.sourcelake.stages.testing;
