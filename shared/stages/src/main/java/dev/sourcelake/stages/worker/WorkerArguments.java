package dev.sourcelake.stages.worker;

import java.nio.file.Path;
import java.util.List;

/**
 * What a parent tells its worker on the command line.
 *
 * @param lake where the lake is, a folder or a place in a bucket
 * @param folder the worker's own folder
 * @param notes where it notes the files it has begun
 * @param threads how many files it reads side by side
 * @param deadlineMillis after how long a parse is given up
 */
record WorkerArguments(String lake, Path folder, Path notes, int threads, long deadlineMillis) {
  static WorkerArguments parse(String[] args) {
    return new WorkerArguments(
        args[0],
        Path.of(args[1]),
        Path.of(args[2]),
        Integer.parseInt(args[3]),
        Long.parseLong(args[4]));
  }

  List<String> toCommand() {
    return List.of(
        lake,
        folder.toString(),
        notes.toString(),
        Integer.toString(threads),
        Long.toString(deadlineMillis));
  }
}
