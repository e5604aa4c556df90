#include "common.h"

SHAPE_BEGIN_DECLS

typedef struct shape {
    int sides;
} shape;

int shape_area(const shape *s);

SHAPE_END_DECLS
