package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.SecretDetector;
import java.lang.classfile.BootstrapMethodEntry;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.DoubleEntry;
import java.lang.classfile.constantpool.FloatEntry;
import java.lang.classfile.constantpool.IntegerEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.LongEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.List;

/** Constants that instructions load, as text. */
final class Constants {
  /** The JVM allows no more. */
  static final int MOST_ARGUMENTS = 255;

  private Constants() {}

  /** What kind of constant it is. */
  static String kind(LoadableConstantEntry constant) {
    return switch (constant) {
      case IntegerEntry _ -> "int";
      case LongEntry _ -> "long";
      case FloatEntry _ -> "float";
      case DoubleEntry _ -> "double";
      case StringEntry _ -> "string";
      case ClassEntry _ -> "class";
      case MethodTypeEntry _ -> "method_type";
      case MethodHandleEntry _ -> "method_handle";
      case ConstantDynamicEntry _ -> "dynamic";
    };
  }

  /** Its value, cut where it is long; of a dynamic constant its name and type. */
  static String text(LoadableConstantEntry constant) {
    return switch (constant) {
      case IntegerEntry c -> Integer.toString(c.intValue());
      case LongEntry c -> Long.toString(c.longValue());
      case FloatEntry c -> Float.toString(c.floatValue());
      case DoubleEntry c -> Double.toString(c.doubleValue());
      case StringEntry c -> Values.cut(c.stringValue());
      case ClassEntry c -> Values.cut(TypeNames.ofInternal(c.asInternalName()));
      case MethodTypeEntry c -> Values.cut(c.descriptor().stringValue());
      case MethodHandleEntry c -> handle(c);
      case ConstantDynamicEntry c ->
          Values.cut(c.name().stringValue() + ":" + c.type().stringValue());
    };
  }

  /** Its value as tables hold it: of a string that looks like a secret nothing. */
  static String shown(LoadableConstantEntry constant) {
    return constant instanceof StringEntry c && SecretDetector.isSecret(c.stringValue())
        ? SecretDetector.REDACTED
        : text(constant);
  }

  /** The member that a handle leads to, as owner.name:descriptor. */
  static String handle(MethodHandleEntry handle) {
    MemberRefEntry member = handle.reference();
    return Values.cut(
        TypeNames.ofInternal(member.owner().asInternalName())
            + "."
            + member.name().stringValue()
            + ":"
            + member.type().stringValue());
  }

  /** The first arguments of a bootstrap method. */
  static List<LoadableConstantEntry> arguments(BootstrapMethodEntry bootstrap) {
    List<LoadableConstantEntry> all = bootstrap.arguments();
    return all.size() <= MOST_ARGUMENTS ? all : all.subList(0, MOST_ARGUMENTS);
  }
}
