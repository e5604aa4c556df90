package dev.sourcelake.origins.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sourcelake.model.Sha256;
import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.ListedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentScannerTest {
  @ParameterizedTest
  @CsvSource({
    "0, 100",
    "1, 100",
    "99, 100",
    "100, 100",
    "101, 100",
    "65535, 70000",
    "65536, 70000",
    "65537, 70000",
    "70000, 70000",
    "70001, 70000",
    "65536, 65536",
    "65536, 10",
    "65537, 65536",
    "3000000, 4000000",
    "3000000, 2000000",
  })
  void onePassGivesDigestSizeHeadAndSmallContents(int size, int kept) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    ContentScanner scanner = new ContentScanner(50, kept);
    for (int i = 0; i < 2; i++) {
      int[] opened = new int[1];
      ScannedContent content = scanner.scan(file(bytes, opened));
      assertEquals(Sha256.of(bytes), content.sha256());
      assertEquals(size, content.size());
      assertArrayEquals(
          Arrays.copyOf(bytes, Math.min(50, size)),
          Arrays.copyOf(content.head(), content.headLength()));
      if (size <= kept) {
        assertArrayEquals(bytes, content.bytes());
      } else {
        assertNull(content.bytes());
      }
      assertEquals(1, opened[0], "read once");
    }
  }

  @Test
  void contentsHandedOutStayAsTheyAre() throws IOException {
    ContentScanner scanner = new ContentScanner(10, 100);
    ScannedContent first = scanner.scan(file(new byte[] {1, 2, 3}, new int[1]));
    scanner.scan(file(new byte[] {9, 9, 9, 9}, new int[1]));
    assertArrayEquals(new byte[] {1, 2, 3}, first.bytes());
  }

  /** A file whose stream gives few bytes at a time, as pipes and packs do. */
  private static ListedFile file(byte[] bytes, int[] opened) {
    return new ListedFile(
        "f",
        FileKind.FILE,
        null,
        "100644",
        bytes.length,
        null,
        null,
        () -> {
          opened[0]++;
          return slow(new ByteArrayInputStream(bytes));
        });
  }

  private static InputStream slow(InputStream in) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return in.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return in.read(buffer, offset, Math.min(length, 7777));
      }
    };
  }
}
