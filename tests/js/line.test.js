import assert from "node:assert/strict";
import { mock, test } from "node:test";

globalThis.document ??= /** @type {any} */ ({ getElementById: () => null });
const { Line } = await import("../../static/src/phone/line.js");

/** A line that was cut for a while, with so much waiting when it is back. @param {number} count */
function cut(count) {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  const bar = /** @type {any} */ ({ dataset: {}, hidden: true, textContent: "" });
  const waiting = { count };
  const line = new Line(bar, null, () => waiting.count);
  mock.timers.tick(2000);
  line.become("online", "");
  return { bar, line, waiting };
}

test("what waited is told as sent once all of it has an answer", () => {
  const { bar, line, waiting } = cut(2);
  waiting.count = 1;
  line.update();
  assert.match(bar.textContent, /^You are offline/);

  waiting.count = 0;
  line.update();

  assert.equal(bar.textContent, "Back online. Sent 2.");
});

test("what the server refused is not told as sent", () => {
  const { bar, line, waiting } = cut(2);
  line.refused();
  waiting.count = 0;
  line.update();
  assert.equal(bar.textContent, "Back online. Sent 1.");

  const alone = cut(1);
  alone.line.refused();
  alone.waiting.count = 0;
  alone.line.update();
  assert.equal(alone.bar.textContent, "Connected again");
});

test("where the server is there and takes nobody in, that is said, and no network is blamed", () => {
  const { bar, line } = cut(0);
  line.become("offline", "busy");
  mock.timers.tick(2000);
  assert.match(bar.textContent, /^Nobody is let in/);

  line.become("offline", "transport close");
  assert.match(bar.textContent, /^You are offline/);
});
