package dev.sourcelake.cli.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The process's standard output, whose errors count, unlike those of {@link System#out}. */
final class StandardOutput extends OutputStream {
  private final OutputStream out;

  StandardOutput() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      String message = e.getMessage();
      if (message != null && message.contains("Broken pipe")) {
        throw new ClosedOutputException(e);
      }
      throw e;
    }
  }
}
