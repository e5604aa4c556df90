/** The cloud on this machine: a git server, and a scan that is followed to its end. */
package dev.sourcelake.localstack;
