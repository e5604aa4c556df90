package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.BytecodeReferences;
import java.lang.classfile.BootstrapMethodEntry;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.DynamicConstantPoolEntry;
import java.lang.classfile.constantpool.InterfaceMethodRefEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.Arrays;

/**
 * What one method uses, gathered: each way of using each thing once, in the order of its first use.
 * The same buffers serve one method after the other.
 */
final class ReferenceTable {
  /** A dynamic constant may be an argument of another one's bootstrap method, even of its own. */
  private static final int DEEPEST = 4;

  private static final int NONE = -1;

  private ReferenceKind[] kinds = new ReferenceKind[64];
  private PoolEntry[] entries = new PoolEntry[64];
  private int[] uses = new int[64];

  /** The last node of lines of a reference; each node has a line and the node before it. */
  private int[] lastNodes = new int[64];

  private int count;
  private int[] nodeLines = new int[256];
  private int[] nodeBefore = new int[256];
  private int nodes;

  /** Places of references by kind and entry: open addressing, as many as twice the references. */
  private int[] slots = empty(256);

  /** The place of each reference. */
  private int[] ownSlots = new int[64];

  private int[] sortedLines = new int[64];
  private Pool pool;

  /** Forgets the last method. */
  void begin(Pool newPool) {
    pool = newPool;
    // Not all of them: one large method would make all that follow slow.
    for (int i = 0; i < count; i++) {
      slots[ownSlots[i]] = NONE;
    }
    count = 0;
    nodes = 0;
  }

  /** Adds a type or member. */
  void add(ReferenceKind kind, PoolEntry entry, int line) {
    PoolEntry same = pool.canonical(entry);
    int slot = slot(kind, same);
    int at = slots[slot];
    if (at == NONE) {
      at = append(kind, same);
      slots[slot] = at;
      ownSlots[at] = slot;
      if (count * 2 > slots.length) {
        rehash();
      }
    }
    uses[at]++;
    addLine(at, line);
  }

  /** Adds a dynamic call: itself, its bootstrap method, and what that is given. */
  void add(InvokeDynamicEntry call, int line) {
    add(ReferenceKind.INVOKE_DYNAMIC, call, line);
    bootstrap(call, line, 0);
  }

  /** Adds what the constant of an instruction refers to, if anything. */
  void add(LoadableConstantEntry constant, int line) {
    add(constant, line, 0);
  }

  private void add(LoadableConstantEntry constant, int line, int depth) {
    switch (constant) {
      case ClassEntry c -> add(ReferenceKind.LOAD_CLASS, c, line);
      case MethodTypeEntry c -> add(ReferenceKind.LOAD_METHOD_TYPE, c, line);
      case MethodHandleEntry c -> add(ReferenceKind.ofHandle(c.kind()), c.reference(), line);
      case ConstantDynamicEntry c -> {
        add(ReferenceKind.LOAD_DYNAMIC, c, line);
        bootstrap(c, line, depth);
      }
      default -> {
        // A number or a string refers to nothing.
      }
    }
  }

  private void bootstrap(DynamicConstantPoolEntry dynamic, int line, int depth) {
    BootstrapMethodEntry bootstrap = dynamic.bootstrap();
    add(ReferenceKind.BOOTSTRAP, bootstrap.bootstrapMethod().reference(), line);
    if (depth < DEEPEST) {
      for (LoadableConstantEntry argument : Constants.arguments(bootstrap)) {
        // Types of lambdas are those of the handles beside them.
        if (!(argument instanceof MethodTypeEntry)) {
          add(argument, line, depth + 1);
        }
      }
    }
  }

  private int slot(ReferenceKind kind, PoolEntry entry) {
    int mask = slots.length - 1;
    int slot = (((entry.index() * 31 + kind.number()) * 0x9E3779B1) >>> 8) & mask;
    while (slots[slot] != NONE
        && (kinds[slots[slot]] != kind || entries[slots[slot]].index() != entry.index())) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int[] empty(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }

  private int append(ReferenceKind kind, PoolEntry entry) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, count * 2);
      entries = Arrays.copyOf(entries, count * 2);
      uses = Arrays.copyOf(uses, count * 2);
      ownSlots = Arrays.copyOf(ownSlots, count * 2);
      lastNodes = Arrays.copyOf(lastNodes, count * 2);
    }
    kinds[count] = kind;
    entries[count] = entry;
    uses[count] = 0;
    lastNodes[count] = NONE;
    return count++;
  }

  private void rehash() {
    slots = empty(slots.length * 2);
    for (int i = 0; i < count; i++) {
      ownSlots[i] = slot(kinds[i], entries[i]);
      slots[ownSlots[i]] = i;
    }
  }

  private void addLine(int reference, int line) {
    int last = lastNodes[reference];
    if (line == LineTable.UNKNOWN || (last != NONE && nodeLines[last] == line)) {
      return;
    }
    if (nodes == nodeLines.length) {
      nodeLines = Arrays.copyOf(nodeLines, nodes * 2);
      nodeBefore = Arrays.copyOf(nodeBefore, nodes * 2);
    }
    nodeLines[nodes] = line;
    nodeBefore[nodes] = last;
    lastNodes[reference] = nodes++;
  }

  /** Writes the rows of the method. */
  void write(MethodCode code) {
    ClassContext context = code.context();
    if (count == 0) {
      return;
    }
    byte[] member = pool.text(code.method().methodName());
    byte[] descriptor = pool.text(code.method().methodType());
    for (int i = 0; i < count; i++) {
      // Before the row: it may need a larger array.
      int lineCount = lines(i);
      RowBatch row =
          context.begin(
              BytecodeReferences.TABLE, BytecodeReferences.CLASS, BytecodeReferences.SOURCE_FILE);
      row.set(BytecodeReferences.MEMBER_INDEX, code.index())
          .set(BytecodeReferences.INDEX, i)
          .set(BytecodeReferences.COUNT, uses[i])
          .set(BytecodeReferences.LINES, sortedLines, lineCount);
      context.text(row, BytecodeReferences.MEMBER, member);
      context.text(row, BytecodeReferences.MEMBER_DESCRIPTOR, descriptor);
      context.text(row, BytecodeReferences.KIND, kinds[i].text());
      PoolEntry entry = entries[i];
      context
          .problems()
          .part("a constant used by member", code.index(), () -> target(context, row, entry));
    }
  }

  private void target(ClassContext context, RowBatch row, PoolEntry entry) {
    switch (entry) {
      case ClassEntry type -> context.text(row, BytecodeReferences.OWNER, pool.className(type));
      case MemberRefEntry member -> {
        context.text(row, BytecodeReferences.OWNER, pool.className(member.owner()));
        context.text(row, BytecodeReferences.NAME, pool.text(member.name()));
        context.text(row, BytecodeReferences.DESCRIPTOR, pool.text(member.type()));
        row.set(BytecodeReferences.OWNER_IS_INTERFACE, member instanceof InterfaceMethodRefEntry);
      }
      case DynamicConstantPoolEntry dynamic -> {
        context.text(row, BytecodeReferences.NAME, pool.text(dynamic.name()));
        context.text(row, BytecodeReferences.DESCRIPTOR, pool.text(dynamic.type()));
      }
      case MethodTypeEntry type ->
          context.text(row, BytecodeReferences.DESCRIPTOR, pool.text(type.descriptor()));
      default -> throw new MalformedPart("entry " + entry.index() + " is nothing that code uses");
    }
  }

  /** Leaves a reference's lines in order and each once; returns how many there are. */
  private int lines(int reference) {
    int found = 0;
    for (int node = lastNodes[reference]; node != NONE; node = nodeBefore[node]) {
      if (found == sortedLines.length) {
        sortedLines = Arrays.copyOf(sortedLines, found * 2);
      }
      sortedLines[found++] = nodeLines[node];
    }
    if (found < 2) {
      return found;
    }
    Arrays.sort(sortedLines, 0, found);
    int distinct = 1;
    for (int i = 1; i < found; i++) {
      if (sortedLines[i] != sortedLines[distinct - 1]) {
        sortedLines[distinct++] = sortedLines[i];
      }
    }
    return distinct;
  }
}
