package dev.sourcelake.origins.attributes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AttributesTest {
  @Test
  void deeperFoldersAndLaterLinesWin() {
    Attributes attributes =
        new Attributes.Builder(true)
            .add("", bytes("*.py linguist-generated\n*.py working-tree-encoding=latin1\n"))
            .add("a", bytes("*.py linguist-generated=false\n/own.py !working-tree-encoding\n"))
            .add(
                "a/b",
                bytes(
                    "x.py linguist-generated linguist-generated=false\nx.py linguist-generated\n"))
            .build();
    assertTrue(attributes.of("c/x.py").generated());
    assertFalse(attributes.of("a/x.py").generated());
    assertTrue(attributes.of("a/b/x.py").generated());
    assertEquals("latin1", attributes.of("a/b/x.py").workingTreeEncoding());
    assertNull(attributes.of("a/own.py").workingTreeEncoding());
    assertEquals("latin1", attributes.of("a/b/own.py").workingTreeEncoding());
    assertEquals(FileAttributes.NONE, attributes.of("x.c"));
  }

  @Test
  void macrosAreExpandedAndTakenFromTheTopOnly() {
    Attributes attributes =
        new Attributes.Builder(true)
            .add(
                "",
                bytes(
                    "[attr]made linguist-generated linguist-language=Go\n*.x made\n*.lock binary\n"))
            .add("a", bytes("[attr]made linguist-vendored\n*.y made\n"))
            .build();
    assertTrue(attributes.of("q.x").generated());
    assertEquals("Go", attributes.of("a/q.x").language());
    assertTrue(attributes.of("a/q.y").generated());
    assertNull(attributes.of("a/q.y").vendored());
    assertTrue(attributes.of("yarn.lock").binary());
  }

  @Test
  void whatStorageSaysIsKnown() {
    Attributes attributes =
        new Attributes.Builder(true)
            .add("", bytes("*.psd filter=lfs diff=lfs merge=lfs -text\n* -text\n"))
            .build();
    assertTrue(attributes.of("a/b.psd").lfs());
    assertNull(attributes.of("a/b.psd").binary(), "-text says nothing of binary");
    assertFalse(attributes.of("c").lfs());
  }

  @Test
  void theEncodingOfAWorkTreeIsNotThatOfGitsObjects() {
    byte[] file = bytes("*.rc working-tree-encoding=UTF-16LE\n");
    Attributes.Builder objects = new Attributes.Builder(false).add("", file);
    Attributes.Builder workTree = new Attributes.Builder(true).add("", file);
    assertNull(objects.build().of("a.rc").workingTreeEncoding());
    assertEquals("UTF-16LE", workTree.build().of("a.rc").workingTreeEncoding());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
