/**
 * Worker processes on one machine: each reads shards on a few threads with large stacks. A crash in
 * native code, or a parse that never ends, takes a worker with it and costs one file.
 */
package dev.sourcelake.stages.worker;
