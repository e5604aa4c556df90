package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.SecretDetector;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;

/** Annotation values and constants as text: as Java source would have them, cut where too long. */
final class Values {
  /** Longer texts are cut, as other tables cut source segments. */
  static final int LONGEST = 4_000;

  private static final int DEEPEST = 64;

  private Values() {}

  /** A value as Java source would have it, with binary names. */
  static String source(AnnotationValue value) {
    StringBuilder text = new StringBuilder();
    append(value, text, 0);
    return cut(text.toString());
  }

  /** The first characters of a text. */
  static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }

  private static void append(AnnotationValue value, StringBuilder text, int depth) {
    if (text.length() > LONGEST || depth > DEEPEST) {
      return;
    }
    switch (value) {
      case AnnotationValue.OfString v ->
          quote(
              SecretDetector.isSecret(v.stringValue()) ? SecretDetector.REDACTED : v.stringValue(),
              '"',
              text);
      case AnnotationValue.OfChar v -> quote(Character.toString(v.charValue()), '\'', text);
      case AnnotationValue.OfLong v -> text.append(v.longValue()).append('L');
      case AnnotationValue.OfFloat v -> text.append(v.floatValue()).append('f');
      case AnnotationValue.OfConstant v -> text.append(v.resolvedValue());
      case AnnotationValue.OfClass v ->
          text.append(TypeNames.ofDescriptor(v.className().stringValue())).append(".class");
      case AnnotationValue.OfEnum v ->
          text.append(TypeNames.ofDescriptor(v.className().stringValue()))
              .append('.')
              .append(v.constantName().stringValue());
      case AnnotationValue.OfArray v -> {
        text.append('{');
        String separator = "";
        for (AnnotationValue element : v.values()) {
          text.append(separator);
          append(element, text, depth + 1);
          separator = ", ";
        }
        text.append('}');
      }
      case AnnotationValue.OfAnnotation v -> {
        text.append('@').append(TypeNames.ofDescriptor(v.annotation().className().stringValue()));
        String separator = "(";
        for (AnnotationElement element : v.annotation().elements()) {
          text.append(separator).append(element.name().stringValue()).append(" = ");
          append(element.value(), text, depth + 1);
          separator = ", ";
        }
        text.append(separator.equals("(") ? "" : ")");
      }
    }
  }

  private static void quote(String raw, char quote, StringBuilder text) {
    text.append(quote);
    for (int i = 0; i < raw.length() && text.length() <= LONGEST; i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\\' -> text.append("\\\\");
        default -> {
          if (c == quote) {
            text.append('\\').append(c);
          } else if (c < ' ' || c == 0x7F || (Character.isSurrogate(c) && !isPaired(raw, i))) {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append(quote);
  }

  private static boolean isPaired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
