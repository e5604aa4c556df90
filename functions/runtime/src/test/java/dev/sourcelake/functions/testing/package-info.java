/** What tests of functions share: what AWS would say of an invocation, and events by text. */
package dev.sourcelake.functions.testing;
