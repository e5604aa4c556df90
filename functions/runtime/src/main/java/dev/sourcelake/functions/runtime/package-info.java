/**
 * What all functions share: settings, the lake they work on, how they decode, answer, log, measure
 * and fail, and how they get ready before their first event.
 */
package dev.sourcelake.functions.runtime;
