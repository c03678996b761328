/* Where a picture has detail that can be found again: it changes in two directions (Shi, Tomasi). */
#include "image.h"

#define REACH 3
#define MOST_WIDTH 1280

typedef struct {
  float x, y, score;
} Corner;

static int columns_xx[MOST_WIDTH], columns_xy[MOST_WIDTH], columns_yy[MOST_WIDTH];

/* Adds a row's slopes to the sums over columns, or takes it off again. */
static void add_row(const u8 *row, int width, int sign) {
  for (int x = 1; x < width - 1; x++) {
    const int across = row[x + 1] - row[x - 1], down = row[x + width] - row[x - width];
    columns_xx[x] += sign * across * across;
    columns_xy[x] += sign * across * down;
    columns_yy[x] += sign * down * down;
  }
}

/* How much a 7 x 7 neighbourhood changes in the direction it changes least, for every pixel. */
void EXPORT(detail)(const u8 *picture, int width, int height, float *scores) {
  for (int x = 0; x < width; x++) columns_xx[x] = columns_xy[x] = columns_yy[x] = 0;
  for (int i = 0; i < width * height; i++) scores[i] = 0;
  for (int y = 1; y < height - 1; y++) {
    add_row(picture + y * width, width, 1);
    if (y > 2 * REACH + 1) add_row(picture + (y - 2 * REACH - 1) * width, width, -1);
    if (y < 2 * REACH + 1) continue;
    float *row = scores + (y - REACH) * width;
    int xx = 0, xy = 0, yy = 0;
    for (int x = 1; x < width - 1; x++) {
      xx += columns_xx[x];
      xy += columns_xy[x];
      yy += columns_yy[x];
      if (x > 2 * REACH + 1) {
        xx -= columns_xx[x - 2 * REACH - 1];
        xy -= columns_xy[x - 2 * REACH - 1];
        yy -= columns_yy[x - 2 * REACH - 1];
      }
      if (x < 2 * REACH + 1) continue;
      const float half = 0.5f * (xx - yy), mixed = xy;
      row[x - REACH] = 0.5f * (xx + yy) - square_root(half * half + mixed * mixed);
    }
  }
}

/* The best place of every cell of `cell` px that is best among its neighbours too. Gives how many. */
int EXPORT(corners)(const float *scores, int width, int height, int cell, int margin, float least, Corner *to) {
  int count = 0;
  for (int top = margin; top < height - margin; top += cell)
    for (int left = margin; left < width - margin; left += cell) {
      Corner best = {0, 0, least};
      for (int y = top; y < smaller(top + cell, height - margin); y++)
        for (int x = left; x < smaller(left + cell, width - margin); x++)
          if (scores[y * width + x] > best.score) best = (Corner){x, y, scores[y * width + x]};
      if (best.score <= least) continue;
      const float *at = scores + (int)best.y * width + (int)best.x;
      int is_peak = 1;
      for (int v = -2; v <= 2; v++)
        for (int u = -2; u <= 2; u++) is_peak &= at[v * width + u] <= at[0];
      if (is_peak) to[count++] = best;
    }
  return count;
}
