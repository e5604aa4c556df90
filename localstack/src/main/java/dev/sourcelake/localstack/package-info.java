/** The cloud on this machine: a git server for folders of it. */
package dev.sourcelake.localstack;
