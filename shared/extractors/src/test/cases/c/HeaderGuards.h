/* A header that C and C++ read. */
#ifndef HEADER_GUARDS_H
#define HEADER_GUARDS_H

#ifdef __cplusplus
extern "C" {
#endif

/** Adds. */
int add(int a, int b);

#ifdef __cplusplus
inline int operator+(struct point a, struct point b);
#else
struct point { int x, y; };
#endif

#if defined(__cplusplus)
} // extern "C"
#endif

#endif /* HEADER_GUARDS_H */
