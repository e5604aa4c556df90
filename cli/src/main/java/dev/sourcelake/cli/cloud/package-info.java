/** A deployment in the cloud as commands see it, whatever it is reached by. */
package dev.sourcelake.cli.cloud;
