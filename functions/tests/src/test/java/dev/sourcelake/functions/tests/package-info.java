/** The functions one after the other on a lake in a folder, and what is in their zips. */
package dev.sourcelake.functions.tests;
