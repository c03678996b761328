/* Pictures are 8-bit grey, row after row without gaps. (0, 0) is the centre of the first pixel.
 * There is no library below this: the page's side (src/tracker/core.ts) owns the memory and hands
 * out where things lie. */
#ifndef IMAGE_H
#define IMAGE_H

typedef unsigned char u8;
typedef unsigned int u32;

#define EXPORT(name) __attribute__((export_name(#name))) name

static inline float square_root(float x) { return __builtin_sqrtf(x); }
static inline int smaller(int a, int b) { return a < b ? a : b; }
static inline int larger(int a, int b) { return a > b ? a : b; }

#endif
