/** The parts that the stacks are made of, each with a record of what it is told. */
package dev.sourcelake.infra.constructs;
