package dev.sourcelake.extractors.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks files: bytes flipped, ends cut off, parts cut out, repeated, or spliced from others. */
public final class Mutations {
  private static final int LARGEST = 100_000;

  private Mutations() {}

  /** How many broken files a test reads: {@code -Dmutations=n}, else as many as it says. */
  public static int count(int usual) {
    return Integer.getInteger("mutations", usual);
  }

  /** A file with one to four things broken; parts come from any of the others. */
  public static byte[] mutate(byte[] original, List<byte[]> all, Random random) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, at);
        case 2 -> {
          byte[] other = all.get(random.nextInt(all.size()));
          int from = other.length == 0 ? 0 : random.nextInt(other.length);
          bytes = with(bytes, at, bytes.length, Arrays.copyOfRange(other, from, other.length));
        }
        case 3 -> {
          int end = Math.min(bytes.length, at + random.nextInt(20));
          bytes = with(bytes, at, end, new byte[0]);
        }
        default -> {
          int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
          byte[] part = Arrays.copyOfRange(bytes, at, end);
          byte[] nested = new byte[part.length * (1 + random.nextInt(200))];
          for (int to = 0; to < nested.length; to++) {
            nested[to] = part[to % part.length];
          }
          bytes = with(bytes, at, end, nested);
        }
      }
    }
    return bytes.length > LARGEST ? Arrays.copyOf(bytes, LARGEST) : bytes;
  }

  private static byte[] with(byte[] bytes, int start, int end, byte[] instead) {
    byte[] result = new byte[start + instead.length + bytes.length - end];
    System.arraycopy(bytes, 0, result, 0, start);
    System.arraycopy(instead, 0, result, start, instead.length);
    System.arraycopy(bytes, end, result, start + instead.length, bytes.length - end);
    return result;
  }
}
