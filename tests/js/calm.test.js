import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { calmly } from "../../static/src/console/calm.js";

Object.assign(globalThis, {
  requestAnimationFrame: (/** @type {() => void} */ draw) => draw(),
  requestIdleCallback: (/** @type {() => void} */ draw) => draw(),
});

test("what is asked for fifty times a second is drawn now and then, and what is news soon", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let now = 10_000;
  mock.method(performance, "now", () => now);
  const pass = (/** @type {number} */ ms) => {
    now += ms;
    mock.timers.tick(ms);
  };
  let drawn = 0;
  const ask = calmly(() => {
    drawn += 1;
  }, 700);

  for (let n = 0; n < 50; n += 1) {
    ask();
    pass(20);
  }
  assert.equal(drawn, 2);

  ask(true);
  pass(1);
  assert.equal(drawn, 3);

  pass(5000);
  assert.equal(drawn, 3); // nothing was asked for
  ask();
  pass(1);
  assert.equal(drawn, 4);
  mock.timers.reset();
  mock.restoreAll();
});
