import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { whileSeen } from "../../static/src/seen.js";

/** A page that is looked at, or not. */
function tab() {
  const page = Object.assign(new EventTarget(), { hidden: false });
  Object.defineProperty(globalThis, "document", { value: page, configurable: true });
  return (/** @type {boolean} */ seen) => {
    page.hidden = !seen;
    page.dispatchEvent(new Event("visibilitychange"));
  };
}

test("nothing ticks in a hidden tab, and it ticks at once when it is seen again", () => {
  mock.timers.enable({ apis: ["setInterval"] });
  const look = tab();
  let ticks = 0;
  whileSeen(() => {
    ticks += 1;
  }, 1000);
  assert.equal(ticks, 1);
  mock.timers.tick(2000);
  assert.equal(ticks, 3);

  look(false);
  mock.timers.tick(60_000);
  assert.equal(ticks, 3);

  look(true);
  assert.equal(ticks, 4);
  mock.timers.tick(1000);
  assert.equal(ticks, 5);
  mock.timers.reset();
});
