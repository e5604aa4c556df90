package dev.sourcelake.model;

public enum Family {
  AST;
}
