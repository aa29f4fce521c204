import assert from "node:assert/strict";
import { test } from "node:test";

import { turnOf } from "../../static/src/timer.js";

test("two people who talk swap when half of the time is over", () => {
  assert.equal(turnOf(420_000, 7), "first");
  assert.equal(turnOf(210_001, 7), "first");
  assert.equal(turnOf(210_000, 7), "swap");
  assert.equal(turnOf(195_000, 7), "second");
  assert.equal(turnOf(1, 7), "second");
  assert.equal(turnOf(0, 7), "over");
});

test("minutes added while they talk belong to who speaks first", () => {
  assert.equal(turnOf(270_000, 7), "first");
  assert.equal(turnOf(540_000, 7), "first");
});

test("without a timer nobody is told to swap", () => {
  assert.equal(turnOf(null, 7), "first");
});
