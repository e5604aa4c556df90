package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.bytecode.Pool.Target;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.BytecodeReferences;
import java.lang.classfile.BootstrapMethodEntry;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.DynamicConstantPoolEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
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
  private Target[] targets = new Target[64];
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

  /** Adds the type or member that a constant leads to. */
  void add(ReferenceKind kind, int constant, int line) {
    Target target = pool.target(constant);
    int slot = slot(kind, target);
    int at = slots[slot];
    if (at == NONE) {
      at = append(kind, target);
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
    add(ReferenceKind.INVOKE_DYNAMIC, call.index(), line);
    bootstrap(call, line, 0);
  }

  /** Adds what the constant of an instruction refers to, if anything. */
  void add(LoadableConstantEntry constant, int line) {
    add(constant, line, 0);
  }

  private void add(LoadableConstantEntry constant, int line, int depth) {
    switch (constant) {
      case ClassEntry c -> add(ReferenceKind.LOAD_CLASS, c.index(), line);
      case MethodTypeEntry c -> add(ReferenceKind.LOAD_METHOD_TYPE, c.index(), line);
      case MethodHandleEntry c ->
          add(ReferenceKind.ofHandle(c.kind()), c.reference().index(), line);
      case ConstantDynamicEntry c -> {
        add(ReferenceKind.LOAD_DYNAMIC, c.index(), line);
        bootstrap(c, line, depth);
      }
      default -> {
        // A number or a string refers to nothing.
      }
    }
  }

  private void bootstrap(DynamicConstantPoolEntry dynamic, int line, int depth) {
    BootstrapMethodEntry bootstrap = dynamic.bootstrap();
    add(ReferenceKind.BOOTSTRAP, bootstrap.bootstrapMethod().reference().index(), line);
    if (depth < DEEPEST) {
      for (LoadableConstantEntry argument : Constants.arguments(bootstrap)) {
        // Types of lambdas are those of the handles beside them.
        if (!(argument instanceof MethodTypeEntry)) {
          add(argument, line, depth + 1);
        }
      }
    }
  }

  private int slot(ReferenceKind kind, Target target) {
    int mask = slots.length - 1;
    int slot = (((target.index() * 31 + kind.number()) * 0x9E3779B1) >>> 8) & mask;
    while (slots[slot] != NONE
        && (kinds[slots[slot]] != kind || targets[slots[slot]].index() != target.index())) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int[] empty(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }

  private int append(ReferenceKind kind, Target target) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, count * 2);
      targets = Arrays.copyOf(targets, count * 2);
      uses = Arrays.copyOf(uses, count * 2);
      ownSlots = Arrays.copyOf(ownSlots, count * 2);
      lastNodes = Arrays.copyOf(lastNodes, count * 2);
    }
    kinds[count] = kind;
    targets[count] = target;
    uses[count] = 0;
    lastNodes[count] = NONE;
    return count++;
  }

  private void rehash() {
    slots = empty(slots.length * 2);
    for (int i = 0; i < count; i++) {
      ownSlots[i] = slot(kinds[i], targets[i]);
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
      if (i == 0) {
        context.keep(row, BytecodeReferences.MEMBER, member);
        context.keep(row, BytecodeReferences.MEMBER_DESCRIPTOR, descriptor);
      }
      context.budget().take(member.length + descriptor.length);
      context.text(row, BytecodeReferences.KIND, kinds[i].text());
      Target target = targets[i];
      context.text(row, BytecodeReferences.OWNER, target.owner());
      context.text(row, BytecodeReferences.NAME, target.name());
      context.text(row, BytecodeReferences.DESCRIPTOR, target.descriptor());
      if (target.isMember()) {
        row.set(BytecodeReferences.OWNER_IS_INTERFACE, target.ofInterface());
      }
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
