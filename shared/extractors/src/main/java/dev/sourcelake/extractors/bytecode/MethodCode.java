package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.model.rows.RowBatch;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;

/**
 * A method whose code is to be read.
 *
 * @param context its class
 * @param method the method
 * @param body its code
 * @param index its place among the class's members
 * @param structure the outline of the class file
 * @param handlers where its exception table begins in the file, or -1
 * @param row its row in {@code bytecode_members}, or null
 */
record MethodCode(
    ClassContext context,
    MethodModel method,
    CodeAttribute body,
    int index,
    ClassStructure structure,
    int handlers,
    RowBatch row) {}
