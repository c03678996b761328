// Follows a sheet through grey frames with one tracker and prints, per frame, where it lies.
//
//   node follow.mjs ours|jsfeat|opencv FRAMES KEY.json [OURS.mjs CORE.wasm]
//
// FRAMES: grey frames one after the other; KEY.json: { width, height, region } of the first of them.
// Prints { loadMs, frames: [{ homography, ms } | null] }: the first frame's pixels to each frame's.
import { closeSync, openSync, readFileSync, readSync, fstatSync } from "node:fs";
import { performance } from "node:perf_hooks";

const [, , name, framesPath, keyPath, oursPath, corePath] = process.argv;
const { width, height, region } = JSON.parse(readFileSync(keyPath, "utf8"));
const MOST_POINTS = 300;
// Points that are left after a while are fewer; new ones are found when half are gone.
const FEWEST_SHARE = 0.5;

const identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];

function inside([x, y]) {
  let is = false;
  region.forEach(([x1, y1], i) => {
    const [x2, y2] = region[(i + 1) % region.length];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) is = !is;
  });
  return is;
}

function apply(h, [x, y]) {
  const w = h[6] * x + h[7] * y + h[8];
  return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
}

function invert(h) {
  const [a, b, c, d, e, f, g, i, j] = h;
  const m = [e * j - f * i, c * i - b * j, b * f - c * e, f * g - d * j, a * j - c * g, c * d - a * f, d * i - e * g, b * g - a * i, a * e - b * d];
  return m.map((each) => each / m[8]);
}

// The usual way with a library: points of the sheet are followed from frame to frame, and one
// homography is laid through where they began and where they are; new ones are found when many are
// gone, and began where the homography of that moment says.
class FrameToFrame {
  constructor(library) {
    this.library = library;
    this.pairs = [];
    this.homography = identity;
  }

  first(frame) {
    this.library.see(frame);
    this.#find();
  }

  next(frame) {
    const moved = this.library.follow(frame, this.pairs.map((pair) => pair.now));
    this.pairs = this.pairs.flatMap((pair, i) => (moved[i] === null ? [] : [{ began: pair.began, now: moved[i] }]));
    const fit = this.pairs.length < 8 ? null : this.library.fit(this.pairs);
    if (fit === null) return null;
    this.homography = fit.homography;
    this.pairs = this.pairs.filter((_, i) => fit.agrees[i]);
    if (this.pairs.length < FEWEST_SHARE * this.wanted) this.#find();
    return this.homography;
  }

  #find() {
    const back = invert(this.homography);
    this.pairs = this.library.points().map((now) => ({ began: apply(back, now), now })).filter((pair) => inside(pair.began)).slice(0, MOST_POINTS);
    this.wanted = Math.max(20, this.pairs.length);
  }
}

async function jsfeatLibrary() {
  const { default: jsfeat } = await import("jsfeat");
  const levels = 4;
  let [before, now] = [0, 1].map(() => {
    const pyramid = new jsfeat.pyramid_t(levels);
    pyramid.allocate(width, height, jsfeat.U8_t | jsfeat.C1_t);
    return pyramid;
  });
  const corners = Array.from({ length: width * height }, () => new jsfeat.keypoint_t());
  const ransac = new jsfeat.ransac_params_t(4, 3, 0.5, 0.99);
  const model = new jsfeat.motion_model.homography2d();
  const see = (frame) => {
    [before, now] = [now, before];
    now.data[0].data.set(frame);
    now.build(now.data[0], true);
  };
  return {
    see,
    points() {
      jsfeat.fast_corners.set_threshold(20);
      const count = jsfeat.fast_corners.detect(now.data[0], corners, 12);
      // Spread over the sheet, as OpenCV's are: the strongest of every 12 px.
      const best = new Map();
      for (const { x, y, score } of corners.slice(0, count)) {
        const cell = `${Math.floor(x / 12)} ${Math.floor(y / 12)}`;
        if (score > (best.get(cell)?.score ?? 0)) best.set(cell, { x, y, score });
      }
      return [...best.values()].sort((a, b) => b.score - a.score).map(({ x, y }) => [x, y]);
    },
    follow(frame, points) {
      see(frame);
      const [from, to, status] = [Float32Array.from(points.flat()), new Float32Array(2 * points.length), new Uint8Array(points.length)];
      jsfeat.optical_flow_lk.track(before, now, from, to, points.length, 21, 30, status, 0.01, 1e-4);
      return points.map((_, i) => (status[i] ? [to[2 * i], to[2 * i + 1]] : null));
    },
    fit(pairs) {
      const asPoints = (side) => pairs.map((pair) => ({ x: pair[side][0], y: pair[side][1] }));
      const matrix = new jsfeat.matrix_t(3, 3, jsfeat.F32_t | jsfeat.C1_t);
      const mask = new jsfeat.matrix_t(pairs.length, 1, jsfeat.U8_t | jsfeat.C1_t);
      if (!jsfeat.motion_estimator.ransac(ransac, model, asPoints("began"), asPoints("now"), pairs.length, matrix, mask, 1000)) return null;
      return { homography: [...matrix.data.slice(0, 9)].map((each) => each / matrix.data[8]), agrees: [...mask.data].slice(0, pairs.length).map(Boolean) };
    },
  };
}

async function opencvLibrary() {
  const { default: cv } = await import("@techstark/opencv-js");
  // It has a `then` of its own, so it must never be what a promise gives.
  if (!cv.Mat) await new Promise((resolve) => { cv.onRuntimeInitialized = () => resolve(); });
  let [before, now] = [new cv.Mat(height, width, cv.CV_8UC1), new cv.Mat(height, width, cv.CV_8UC1)];
  const criteria = new cv.TermCriteria(cv.TermCriteria_EPS + cv.TermCriteria_COUNT, 30, 0.01);
  const see = (frame) => {
    [before, now] = [now, before];
    now.data.set(frame);
  };
  const matOf = (points) => cv.matFromArray(points.length, 1, cv.CV_32FC2, points.flat());
  return {
    see,
    points() {
      const [corners, mask] = [new cv.Mat(), new cv.Mat()];
      cv.goodFeaturesToTrack(now, corners, 4 * MOST_POINTS, 0.01, 7, mask, 3);
      const data = corners.data32F;
      const points = Array.from({ length: corners.rows }, (_, i) => [data[2 * i], data[2 * i + 1]]);
      corners.delete();
      mask.delete();
      return points;
    },
    follow(frame, points) {
      see(frame);
      const [from, to, status, error] = [matOf(points), new cv.Mat(), new cv.Mat(), new cv.Mat()];
      cv.calcOpticalFlowPyrLK(before, now, from, to, status, error, new cv.Size(21, 21), 3, criteria);
      const moved = points.map((_, i) => (status.data[i] ? [to.data32F[2 * i], to.data32F[2 * i + 1]] : null));
      for (const each of [from, to, status, error]) each.delete();
      return moved;
    },
    fit(pairs) {
      const [from, to, mask] = [matOf(pairs.map((pair) => pair.began)), matOf(pairs.map((pair) => pair.now)), new cv.Mat()];
      const matrix = cv.findHomography(from, to, cv.RANSAC, 3, mask);
      const fit = matrix.empty() ? null : { homography: [...matrix.data64F], agrees: pairs.map((_, i) => mask.data[i] === 1) };
      for (const each of [from, to, mask, matrix]) each.delete();
      return fit;
    },
  };
}

// As the phone does: the first frame is sent, and its answer says where the page is on it.
async function ours() {
  const { Core, Follower } = await import(oursPath);
  const follower = new Follower(await Core.of(readFileSync(corePath)));
  const see = (frame) => {
    const seen = follower.frameOf(width, height);
    seen.pixels.set(frame);
    seen.shrink();
    follower.see();
  };
  return {
    first(frame) {
      see(frame);
      const picture = { image: {} };
      follower.take(picture.image, 1);
      follower.answered({ picture, overlay: { template: null, anchors: [], pageToFrame: null, mesh: null, page: { corners: region } } });
    },
    next(frame) {
      see(frame);
      return follower.sight?.homography ?? null;
    },
  };
}

const start = performance.now();
const tracker = name === "ours" ? await ours() : new FrameToFrame(await (name === "jsfeat" ? jsfeatLibrary() : opencvLibrary()));
const loadMs = performance.now() - start;
const file = openSync(framesPath, "r");
const frame = new Uint8Array(width * height);
const count = fstatSync(file).size / frame.length;
const frames = [];
for (let n = 0; n < count; n += 1) {
  readSync(file, frame, 0, frame.length, n * frame.length);
  const began = performance.now();
  if (n === 0) tracker.first(frame);
  const homography = n === 0 ? identity : tracker.next(frame);
  frames.push({ homography, ms: performance.now() - began });
}
closeSync(file);
// A pipe takes 64 KB at a time: what ends before it is written is cut off.
process.stdout.write(JSON.stringify({ loadMs, frames }), () => process.exit(0));
