import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= /** @type {any} */ ({ getElementById: () => null });
const { Opened } = await import("../../static/src/console/opened.js");
const { countUp } = await import("../../static/src/console/timer.js");
const { Device } = await import("../../static/src/device.js");

const AT = Date.UTC(2026, 0, 15, 9);
const device = () => {
  return new Device(() => {
    throw new Error("blocked"); // in memory
  });
};

test("the doors have been open since this console stood at them, also after a reload", () => {
  const kept = device();
  assert.equal(new Opened(kept, "482913").for(AT), 0);
  assert.equal(new Opened(kept, "482913").for(AT + 61_000), 61_000);
  assert.equal(new Opened(kept, "111111").for(AT + 61_000), 0);
  assert.equal(countUp(61_900), "1:01");
  assert.equal(countUp(0), "0:00");
});

test("who comes back to the doors, or has left a tab open for days, begins anew", () => {
  const opened = new Opened(device(), "482913");
  opened.for(AT);
  opened.close();
  assert.equal(opened.for(AT + 61_000), 0);
  assert.equal(opened.for(AT + 13 * 60 * 60_000), 0);
  assert.equal(opened.for(AT + 13 * 60 * 60_000 + 5000), 5000);
});
