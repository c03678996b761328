/* Smaller copies of a picture. */
#include "image.h"

/* Grey of canvas pixels: the luma weights of video (BT.601), as a camera's own Y plane has them. */
void EXPORT(grey)(const u8 *rgba, int count, u8 *to) {
  for (int i = 0; i < count; i++, rgba += 4)
    to[i] = (u8)((77 * rgba[0] + 150 * rgba[1] + 29 * rgba[2] + 128) >> 8);
}

/* Half the size, each pixel the mean of four: pixel x of the copy lies at 2 x + 0.5. */
void EXPORT(halve)(const u8 *from, int width, int height, u8 *to) {
  const int half_width = width / 2, half_height = height / 2;
  for (int y = 0; y < half_height; y++) {
    const u8 *upper = from + 2 * y * width, *lower = upper + width;
    for (int x = 0; x < half_width; x++)
      to[x] = (u8)((upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1] + 2) >> 2);
    to += half_width;
  }
}

/* Any smaller size; pixel x of the copy lies at (x + 0.5) * width / to_width - 0.5. */
void EXPORT(resize)(const u8 *from, int width, int height, u8 *to, int to_width, int to_height) {
  const float across = (float)width / to_width, down = (float)height / to_height;
  for (int y = 0; y < to_height; y++) {
    const float at_y = (y + 0.5f) * down - 0.5f;
    const int row = larger(0, smaller(height - 2, (int)at_y));
    const float below = at_y - row;
    const u8 *upper = from + row * width, *lower = upper + width;
    for (int x = 0; x < to_width; x++) {
      const float at_x = (x + 0.5f) * across - 0.5f;
      const int column = larger(0, smaller(width - 2, (int)at_x));
      const float right = at_x - column;
      const float top = upper[column] + right * (upper[column + 1] - upper[column]);
      const float bottom = lower[column] + right * (lower[column + 1] - lower[column]);
      *to++ = (u8)(top + below * (bottom - top) + 0.5f);
    }
  }
}

/* Soft focus, binomial 5 x 5; `rows` holds one picture. The two outermost pixels stay sharp. */
void EXPORT(soften)(const u8 *from, int width, int height, u8 *rows, u8 *to) {
  const int count = width * height;
  for (int i = 0; i < count; i++) rows[i] = to[i] = from[i];
  for (int i = 2; i < count - 2; i++)
    rows[i] = (u8)((from[i - 2] + 4 * from[i - 1] + 6 * from[i] + 4 * from[i + 1] + from[i + 2] + 8) >> 4);
  for (int i = 2 * width; i < count - 2 * width; i++)
    to[i] = (u8)((rows[i - 2 * width] + 4 * rows[i - width] + 6 * rows[i] + 4 * rows[i + width] +
                  rows[i + 2 * width] + 8) >> 4);
}
