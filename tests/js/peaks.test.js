import assert from "node:assert/strict";
import { test } from "node:test";
import { peaksOf } from "../../static/src/console/peaks.js";

test("a peak is where most landed, not the slices beside it", () => {
  assert.deepEqual(peaksOf([0, 1, 4, 3, 0, 0, 0, 5, 4, 0], 2), [2, 7]);
});

test("a single tap is none, and a flat curve has none", () => {
  assert.deepEqual(peaksOf([1, 0, 0, 1, 1], 2), []);
  assert.deepEqual(peaksOf([], 2), []);
});

test("on a long curve peaks are far enough from each other to be pressed, and few", () => {
  const counts = Array.from({ length: 140 }, (_, at) => (at % 3) + 2);
  const peaks = peaksOf(counts, 2);
  assert.equal(peaks.length, 6);
  for (const [n, at] of peaks.entries()) {
    if (n > 0) assert.ok(at - (peaks[n - 1] ?? 0) >= 10, String(peaks));
  }
});
