import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock } from "../../static/src/clock.js";

test("a phone whose clock is wrong knows the time of the server", () => {
  let local = 1000;
  const clock = new Clock(() => local);

  clock.set(50_000_000);
  local += 250;

  assert.equal(clock.now(), 50_000_250);
});

test("of several samples the least delayed one counts", () => {
  let local = 0;
  const clock = new Clock(() => local);

  clock.set(10_000 - 900); // 900 ms on the way
  local = 1000;
  clock.set(11_000 - 20);
  local = 2000;
  clock.set(12_000 - 400);

  assert.equal(clock.now(), 11_980);
});

test("a device clock that was set is believed at once", () => {
  let local = 0;
  const clock = new Clock(() => local);
  clock.set(100_000);

  local = 3_600_000;
  clock.set(101_000);

  assert.equal(clock.now(), 101_000);
});
