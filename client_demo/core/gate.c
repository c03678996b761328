/* Is a frame worth sending? */
#include "image.h"

typedef struct {
  float sharpness, contrast, brightness;
} Look;

/* Variance of the Laplacian of what is left after soft focus, over the variance of the picture:
 * the same for a faint and for a bold print. */
void EXPORT(judge)(const u8 *picture, int width, int left, int top, int right, int bottom, Look *look) {
  double sum = 0, square = 0, edges = 0, edge_square = 0;
  int count = 0;
  for (int y = larger(1, top); y < bottom - 1; y++)
    for (int x = larger(1, left); x < right - 1; x++) {
      const u8 *at = picture + y * width + x;
      const int value = at[0], edge = at[-1] + at[1] + at[-width] + at[width] - 4 * value;
      sum += value;
      square += value * value;
      edges += edge;
      edge_square += edge * edge;
      count++;
    }
  if (count == 0) count = 1;
  const double mean = sum / count, variance = square / count - mean * mean, edge = edges / count;
  look->brightness = (float)mean;
  look->contrast = (float)variance;
  look->sharpness = (float)((edge_square / count - edge * edge) / (variance + 1));
}

/* Mean difference between two pictures, grey values. */
float EXPORT(difference)(const u8 *one, const u8 *other, int count) {
  int sum = 0;
  for (int i = 0; i < count; i++) {
    const int gap = one[i] - other[i];
    sum += gap < 0 ? -gap : gap;
  }
  return (float)sum / count;
}
