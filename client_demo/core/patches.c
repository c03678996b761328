/* Finding small patches of one picture, the key, in another, the frame (Lucas and Kanade).
 *
 * A patch is first turned and scaled as the frame should show it; then it is moved over the frame,
 * brightness and contrast made equal, until what is left between both is least. */
#include "image.h"

#define MOST_RADIUS 8
#define MOST_SIDE (2 * MOST_RADIUS + 1)
#define MOST_PIXELS (MOST_SIDE * MOST_SIDE)
/* Steps below this change nothing that can be seen, px. */
#define SETTLED 0.004f
/* Grey values: less contrast than noise holds nothing to find. */
#define FAINTEST 2.0f

typedef struct {
  float key_x, key_y;
  /* A step (u, v) in the frame is a step (xx u + xy v, yx u + yy v) in the key. */
  float xx, xy, yx, yy;
  float x, y;
} Task;

/* `likeness` is the correlation, -1..1; -2 where there was nothing to compare. */
typedef struct {
  float x, y, likeness;
} Found;

typedef struct {
  int side, count;
  float value[MOST_PIXELS], across[MOST_PIXELS], down[MOST_PIXELS];
  float contrast;
} Patch;

/* Takes the mean off `values` and gives the root of the sum of squares that is left. */
static float centre(float *values, int count) {
  float sum = 0, square = 0;
  for (int i = 0; i < count; i++) sum += values[i];
  const float mean = sum / count;
  for (int i = 0; i < count; i++) {
    values[i] -= mean;
    square += values[i] * values[i];
  }
  return square_root(square);
}

/* The patch as the frame should show it, with its slopes; 0 when it leaves the key picture. */
static int cut(Patch *patch, const u8 *key, int width, int height, int radius, const Task *task) {
  float wide[(MOST_SIDE + 2) * (MOST_SIDE + 2)];
  const int side = 2 * radius + 1, reach = radius + 1, wide_side = side + 2;
  float *at = wide;
  for (int v = -reach; v <= reach; v++)
    for (int u = -reach; u <= reach; u++) {
      const float x = task->key_x + task->xx * u + task->xy * v;
      const float y = task->key_y + task->yx * u + task->yy * v;
      if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) return 0;
      const int column = (int)x, row = (int)y;
      const float right = x - column, below = y - row;
      const u8 *pixel = key + row * width + column;
      const float top = pixel[0] + right * (pixel[1] - pixel[0]);
      const float bottom = pixel[width] + right * (pixel[width + 1] - pixel[width]);
      *at++ = top + below * (bottom - top);
    }
  patch->side = side;
  patch->count = side * side;
  for (int v = 0; v < side; v++)
    for (int u = 0; u < side; u++) {
      const float *middle = wide + (v + 1) * wide_side + u + 1;
      patch->value[v * side + u] = middle[0];
      patch->across[v * side + u] = 0.5f * (middle[1] - middle[-1]);
      patch->down[v * side + u] = 0.5f * (middle[wide_side] - middle[-wide_side]);
    }
  patch->contrast = centre(patch->value, patch->count);
  return patch->contrast > FAINTEST * side;
}

/* What the frame shows around (x, y); 0 when that leaves the frame. */
static int look(float *seen, const u8 *frame, int width, int height, int radius, float x, float y) {
  if (!(x >= radius && y >= radius && x < width - radius - 1 && y < height - radius - 1)) return 0;
  const int column = (int)x, row = (int)y, side = 2 * radius + 1;
  const float right = x - column, below = y - row;
  const float a = (1 - right) * (1 - below), b = right * (1 - below), c = (1 - right) * below, d = right * below;
  for (int v = 0; v < side; v++) {
    const u8 *upper = frame + (row - radius + v) * width + column - radius, *lower = upper + width;
    for (int u = 0; u < side; u++)
      seen[v * side + u] = a * upper[u] + b * upper[u + 1] + c * lower[u] + d * lower[u + 1];
  }
  return 1;
}

static float likeness_of(const Patch *patch, const float *seen, float contrast) {
  float sum = 0;
  for (int i = 0; i < patch->count; i++) sum += patch->value[i] * seen[i];
  return sum / (patch->contrast * contrast);
}

/* Moves the patch downhill from (x, y), at most `most` px away. */
static Found settle(const Patch *patch, const u8 *frame, int width, int height, const Task *task, float most) {
  Found found = {task->x, task->y, -2};
  const int radius = (patch->side - 1) / 2;
  float seen[MOST_PIXELS], xx = 0, xy = 0, yy = 0;
  for (int i = 0; i < patch->count; i++) {
    xx += patch->across[i] * patch->across[i];
    xy += patch->across[i] * patch->down[i];
    yy += patch->down[i] * patch->down[i];
  }
  const float area = xx * yy - xy * xy;
  if (area < 1e-3f * (xx + yy) * (xx + yy)) return found;
  float x = task->x, y = task->y;
  for (int round = 0; round < 16; round++) {
    if (!look(seen, frame, width, height, radius, x, y)) return found;
    const float contrast = centre(seen, patch->count);
    if (contrast < 0.5f * FAINTEST * patch->side) return found;
    const float gain = patch->contrast / contrast;
    float along = 0, downward = 0;
    for (int i = 0; i < patch->count; i++) {
      const float left = gain * seen[i] - patch->value[i];
      along += patch->across[i] * left;
      downward += patch->down[i] * left;
    }
    const float step_x = (yy * along - xy * downward) / area, step_y = (xx * downward - xy * along) / area;
    x -= step_x;
    y -= step_y;
    const float off_x = x - task->x, off_y = y - task->y;
    if (!(off_x * off_x + off_y * off_y < most * most)) return found;
    if (step_x * step_x + step_y * step_y < SETTLED * SETTLED || round == 15) {
      found.likeness = likeness_of(patch, seen, contrast);
      break;
    }
  }
  found.x = x;
  found.y = y;
  return found;
}

/* Finds `count` patches to a fraction of a pixel, each within `most` px of where its task starts. */
void EXPORT(align)(const u8 *key, int key_width, int key_height, const u8 *frame, int width, int height,
                   int radius, float most, int count, const Task *tasks, Found *found) {
  static Patch patch;
  for (int i = 0; i < count; i++) {
    found[i] = (Found){tasks[i].x, tasks[i].y, -2};
    if (cut(&patch, key, key_width, key_height, radius, &tasks[i]))
      found[i] = settle(&patch, frame, width, height, &tasks[i], most);
  }
}

/* Finds `count` patches to a whole pixel, the likest place within `reach` px of where it starts. */
void EXPORT(search)(const u8 *key, int key_width, int key_height, const u8 *frame, int width, int height,
                    int radius, int reach, int count, const Task *tasks, Found *found) {
  static Patch patch;
  float seen[MOST_PIXELS];
  for (int i = 0; i < count; i++) {
    found[i] = (Found){tasks[i].x, tasks[i].y, -2};
    if (!cut(&patch, key, key_width, key_height, radius, &tasks[i])) continue;
    for (int v = -reach; v <= reach; v++)
      for (int u = -reach; u <= reach; u++) {
        const float x = tasks[i].x + u, y = tasks[i].y + v;
        if (!look(seen, frame, width, height, radius, x, y)) continue;
        const float contrast = centre(seen, patch.count);
        if (contrast < 0.5f * FAINTEST * patch.side) continue;
        const float likeness = likeness_of(&patch, seen, contrast);
        if (likeness > found[i].likeness) found[i] = (Found){x, y, likeness};
      }
  }
}
