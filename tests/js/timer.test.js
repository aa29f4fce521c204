import assert from "node:assert/strict";
import { test } from "node:test";

import { turnOf } from "../../static/src/timer.js";

const SPEAKS = {
  kind: "speak",
  who: "A",
  trio: [
    { over: 55_000, who: "A" },
    { over: 0, who: "B" },
  ],
};

test("a turn of a talk is what the server says, until the last is over", () => {
  assert.equal(turnOf(SPEAKS, 0).kind, "speak"); // the clock leads on from it
  assert.equal(turnOf({ kind: "thanks", who: null, trio: [] }, 1).kind, "thanks");
  assert.equal(turnOf({ kind: "thanks", who: null, trio: [] }, 0).kind, "over");
});

test("three who share the time of two change when a third of it is over", () => {
  assert.equal(turnOf(SPEAKS, 180_000).third, "A");
  assert.equal(turnOf(SPEAKS, 55_001).third, "A");
  assert.equal(turnOf(SPEAKS, 55_000).third, "B");
  assert.equal(turnOf(SPEAKS, 0).third, "B");
  assert.equal(turnOf(SPEAKS, 0).who, "A");
});

test("while nobody speaks there is no third, and without a timer the last one has the word", () => {
  assert.equal(turnOf({ kind: "find", who: null, trio: [] }, 9).third, null);
  assert.equal(turnOf(SPEAKS, null).third, "B");
});
