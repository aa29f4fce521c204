import assert from "node:assert/strict";
import { test } from "node:test";
import {
  floorOf,
  heightOf,
  LEAST,
  lobbyCode,
  notesOnAPage,
  ramp,
  readableFrom,
  scannedFrom,
  wanted,
} from "../../static/src/stage/hall.js";

const WIDE = 16 / 9;
const hall = (inches, metres, larger = 0) => ({ inches, metres, larger });

test("five millimetres a metre are what the table of the design says", () => {
  const table = [
    [55, 6, 4.4], [55, 10, 7.3], [55, 15, 11.0], [80, 6, 3.0], [80, 10, 5.0], [80, 15, 7.5],
    [100, 10, 4.0], [120, 10, 3.3], [150, 15, 4.0], [200, 15, 3.0], [200, 6, 1.2],
  ];
  for (const [inches, metres, vh] of table) {
    assert.ok(Math.abs(wanted(hall(inches, metres), WIDE) - vh) < 0.06, `${inches}″ ${metres} m`);
  }
});

test("a screen of 4:3 with the same diagonal is higher, so less of its height is needed", () => {
  assert.ok(heightOf(100, 4 / 3) > heightOf(100, WIDE));
  assert.ok(wanted(hall(100, 10), 4 / 3) < wanted(hall(100, 10), WIDE));
});

test("the floor is never below what the last row needs, and has an end", () => {
  for (const inches of [55, 80, 120, 200]) {
    for (let metres = 1; metres <= 40; metres += 1) {
      const floor = floorOf(hall(inches, metres), WIDE);
      assert.ok(floor >= Math.min(7.5, wanted(hall(inches, metres), WIDE)));
      assert.ok(floor <= 7.5);
    }
  }
  assert.equal(floorOf(null, WIDE), 0);
});

test("each time somebody asks for larger type it is larger, however small the hall", () => {
  for (const [inches, metres] of [[100, 10], [200, 6], [150, 4]]) {
    for (const larger of [0, 1, 2]) {
      const before = Math.max(LEAST, floorOf(hall(inches, metres, larger), WIDE));
      const after = floorOf(hall(inches, metres, larger + 1), WIDE);
      assert.ok(after > 1.14 * before, `${inches}″ ${metres} m, ${larger}`);
    }
  }
});

test("what the last row asked for is what it can read", () => {
  const asked = hall(200, 6, 2);
  assert.equal(readableFrom(floorOf(asked, WIDE), asked, WIDE), 6);
});

test("a page holds fewer notes the larger they must be, and four at most in a long hall", () => {
  const held = [0, 3.7, 3.8, 4.4, 4.5, 5.01, 6, 6.1, 8].map(notesOnAPage);
  assert.deepEqual(held, [8, 8, 6, 6, 4, 4, 4, 2, 2]);
});

test("the smallest line of the card is readable from the last row, and from not much further", () => {
  for (const [inches, metres] of [[100, 10], [150, 15], [55, 6]]) {
    const lowest = floorOf(hall(inches, metres), WIDE);
    assert.equal(readableFrom(lowest, hall(inches, metres), WIDE), metres);
  }
});

test("a code is scanned from ten times its width, as the table of the design says", () => {
  const table = [[55, 4], [80, 6], [100, 7.5], [120, 9], [150, 11], [200, 15]];
  for (const [inches, metres] of table) {
    assert.equal(scannedFrom(lobbyCode(WIDE), 33, hall(inches, 10), WIDE), metres);
  }
});

test("on a narrow screen the code of the lobby is smaller, and a denser one is read from nearer", () => {
  assert.equal(scannedFrom(lobbyCode(4 / 3), 33, hall(100, 10), 4 / 3), 6.5);
  assert.equal(scannedFrom(lobbyCode(3 / 2), 33, hall(100, 10), 3 / 2), 7);
  assert.equal(scannedFrom(lobbyCode(WIDE), 37, hall(100, 10), WIDE), 6.5);
});

test("the lines of the card go down in even steps", () => {
  const sizes = ramp(8, 2, 5);
  assert.equal(sizes.length, 5);
  assert.equal(sizes[0], 8);
  assert.ok(Math.abs(sizes[4] - 2) < 1e-9);
  assert.ok(Math.abs(sizes[1] / sizes[0] - sizes[4] / sizes[3]) < 1e-9);
});
