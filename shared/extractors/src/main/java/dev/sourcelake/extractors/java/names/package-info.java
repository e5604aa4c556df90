/**
 * What each name of a Java file means: one model of scopes and declarations, to which every
 * occurrence of a name is bound as far as the file shows it. Tables of references and of symbols
 * are both written from it. {@link dev.sourcelake.extractors.java.names.NameBinding} is the way in.
 */
package dev.sourcelake.extractors.java.names;
