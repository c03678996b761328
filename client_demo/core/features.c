/* Knowing corners again from any side: 256 comparisons around each, turned with the corner
 * (Rublee, Rabaud, Konolige, Bradski: ORB). Pictures are softened before. */
#include "image.h"

#define WORDS 8
#define REACH 13
/* Patches turn, and the middle of their light is looked for in a circle. */
#define MARGIN 19

typedef struct {
  float x, y, score;
} Corner;

static signed char pattern[WORDS * 32][4];

/* Pairs of places scattered like a bell around the middle, the same every time. */
static void scatter(void) {
  if (pattern[0][0] | pattern[0][1] | pattern[0][2] | pattern[0][3]) return;
  u32 seed = 20261;
  for (int i = 0; i < WORDS * 32; i++)
    for (int k = 0; k < 4; k++) {
      int sum = 0;
      for (int roll = 0; roll < 4; roll++) {
        seed = seed * 1664525u + 1013904223u;
        sum += (int)(seed >> 24) - 127;
      }
      pattern[i][k] = (signed char)larger(-REACH, smaller(REACH, sum / 14));
    }
}

/* Describes `count` corners in WORDS words each; -1 score marks those too near the edge. */
void EXPORT(describe)(const u8 *picture, int width, int height, int count, Corner *corners, u32 *words) {
  scatter();
  for (int i = 0; i < count; i++, words += WORDS) {
    const int x = (int)(corners[i].x + 0.5f), y = (int)(corners[i].y + 0.5f);
    if (x < MARGIN || y < MARGIN || x >= width - MARGIN || y >= height - MARGIN) {
      corners[i].score = -1;
      continue;
    }
    const u8 *at = picture + y * width + x;
    float right = 0, down = 0;
    for (int v = -REACH; v <= REACH; v++)
      for (int u = -REACH; u <= REACH; u++)
        if (u * u + v * v <= REACH * REACH) {
          right += u * at[v * width + u];
          down += v * at[v * width + u];
        }
    const float length = square_root(right * right + down * down) + 1e-6f;
    const float cosine = right / length, sine = down / length;
    for (int word = 0; word < WORDS; word++) {
      u32 bits = 0;
      for (int bit = 0; bit < 32; bit++) {
        const signed char *pair = pattern[word * 32 + bit];
        int value[2];
        for (int k = 0; k < 2; k++) {
          const float u = cosine * pair[2 * k] - sine * pair[2 * k + 1];
          const float v = sine * pair[2 * k] + cosine * pair[2 * k + 1];
          const int column = (int)(u + 32.5f) - 32, row = (int)(v + 32.5f) - 32;
          value[k] = at[row * width + column];
        }
        bits = bits << 1 | (value[0] < value[1]);
      }
      words[word] = bits;
    }
  }
}

/* For each corner of `here` the likest of `there`, if it is clearly liker than any that lies more
 * than `apart` px from it. Writes pairs of numbers, and gives how many. */
int EXPORT(match)(const Corner *here, const u32 *words, int count, const Corner *there, const u32 *their_words,
                  int their_count, float apart, int *pairs) {
  int found = 0;
  for (int i = 0; i < count; i++) {
    if (here[i].score < 0) continue;
    int best = 1 << 20, second = 1 << 20, which = -1;
    for (int pass = 0; pass < 2; pass++)
      for (int j = 0; j < their_count; j++) {
        if (there[j].score < 0) continue;
        int distance = 0;
        for (int word = 0; word < WORDS; word++)
          distance += __builtin_popcount(words[i * WORDS + word] ^ their_words[j * WORDS + word]);
        if (pass == 0) {
          if (distance < best) best = distance, which = j;
        } else if (distance < second) {
          const float x = there[j].x - there[which].x, y = there[j].y - there[which].y;
          if (x * x + y * y > apart * apart) second = distance;
        }
      }
    if (which >= 0 && best < 72 && best * 10 < second * 9) {
      pairs[2 * found] = i;
      pairs[2 * found++ + 1] = which;
    }
  }
  return found;
}
