#include "ops.h"

static int helper(int a) { return a; }

struct ops { int (*run)(int); struct ops *next; };

int main(int argc, char **argv) {
  struct ops *o = get_ops();
  helper(1 + 2);
  printf("%d", argc);
  o->run(3);
  o->next->run(helper(4));
  (*o->run)(5);
  table[0](6);
  get()();
  return helper(-1);
}

int value = helper(7);
