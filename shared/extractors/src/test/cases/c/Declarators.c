#include <stdio.h>
#include "util/list.h"

#define LIMIT 10
#define MAX(a, b) ((a) > (b) ? (a) : (b))

/** A point. */
struct point {
  int x, y;          /**< where it is */
  const char *name;
  void (*draw)(struct point *self, int depth);
  unsigned flags : 3;
};

typedef struct {
  int size;
} list_t;

typedef int (*compare_fn)(const void *, const void *);
typedef unsigned long ulong_t, *ulong_ptr;
union value { int i; double d; };
enum color { RED, GREEN = 2 };

static int counter = 0;
extern int shared;
char *names[3], **more;

int prototype(int, char *name);
void nothing(void);

/* Not documentation. */
static inline struct point *make(const int x, int y[], ...) {
  struct point *p = malloc(sizeof *p), local;
  int (*callback)(int code) = NULL;
  return p;
}

int old(a, b)
  int a;
  char b;
{
  return a;
}

int *(*table(void))[4] { return 0; }
