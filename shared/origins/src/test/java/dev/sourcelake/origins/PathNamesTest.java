package dev.sourcelake.origins;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathNamesTest {
  @Test
  void plainNamesStayAsTheyAre() {
    for (String name : new String[] {"a b", "%41", "ü\uD83D\uDE00", "...", "a\nb", ".git"}) {
      assertEquals(name, PathNames.display(name.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void namesThatMeanSomethingElseAreEscaped() {
    assertEquals("%bytes:%2E%2E", PathNames.display(new byte[] {'.', '.'}));
    assertEquals("%bytes:%2E", PathNames.display(new byte[] {'.'}));
    assertEquals("%bytes:", PathNames.display(new byte[0]));
    assertEquals("%bytes:a%2Fb", PathNames.display(new byte[] {'a', '/', 'b'}));
    assertEquals("%bytes:a%FF%25", PathNames.display(new byte[] {'a', (byte) 0xFF, '%'}));
    assertEquals("%dup2:a", PathNames.duplicate("a", 2));
  }

  @Test
  void everyNameComesBackAndNoTwoAreWrittenAlike() {
    Random random = new Random(1);
    Set<String> displays = new HashSet<>();
    Set<String> names = new HashSet<>();
    byte[] alphabet = {
      '%', 'b', 'y', 't', 'e', 's', ':', '.', '/', (byte) 0xC3, (byte) 0xBC, 'd', 'u', 'p', '2', 'F'
    };
    for (int i = 0; i < 100_000; i++) {
      byte[] tail = new byte[random.nextInt(4)];
      for (int k = 0; k < tail.length; k++) {
        tail[k] = alphabet[random.nextInt(alphabet.length)];
      }
      String start = new String[] {"", "%bytes:", "%dup2:"}[random.nextInt(3)];
      String chars = start + new String(tail, StandardCharsets.ISO_8859_1);
      byte[] name = chars.getBytes(StandardCharsets.ISO_8859_1);
      String display = PathNames.display(name);
      assertArrayEquals(name, PathNames.bytes(display));
      assertEquals(names.add(chars), displays.add(display));
      assertFalse(display.contains("/") || display.equals("..") || display.isEmpty());
    }
    assertTrue(displays.size() > 5_000);
  }
}
