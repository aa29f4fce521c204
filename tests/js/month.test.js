import assert from "node:assert/strict";
import { test } from "node:test";
import { Device } from "../../static/src/device.js";

const KEY = "ask:1:p";
const EVENING = { evening: { private: "/private", step_part: "pledge" }, words: {} };
class Piece {
  hidden = true;
}
globalThis.HTMLElement = /** @type {any} */ (Piece); // the one kind of element that there is here
/** @type {any} */
let root = null;
globalThis.document = /** @type {any} */ ({
  getElementById: () => ({ textContent: JSON.stringify(EVENING) }),
  querySelector: () => root,
});
const { Month } = await import("../../static/src/takeaway/month.js");

/** The section with its box; `puts` is what reached the server, once it `answers`. */
function month() {
  /** @type {() => void} */
  let changed = () => {};
  const box = {
    checked: false,
    addEventListener: (/** @type {string} */ _, /** @type {() => void} */ then) => {
      changed = then;
    },
  };
  const state = { dataset: { slot: "month-state" }, textContent: "" };
  const ways = new Piece();
  root = {
    dataset: {},
    querySelectorAll: () => [state],
    querySelector: (/** @type {string} */ what) => (what.includes("act=month") ? box : ways),
  };
  const line = { erasing: false };
  /** @type {boolean[]} */
  const puts = [];
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ _, /** @type {{body: string}} */ { body }) => {
      puts.push(JSON.parse(body).ask);
      return { ok: true };
    }
  );
  const device = new Device(() => {
    throw new Error("no storage");
  });
  const made = new Month(device, "1:p", () => line.erasing);
  const tick = (/** @type {boolean} */ on) => {
    box.checked = on;
    changed();
  };
  return { made, device, box, state, line, puts, tick };
}

test("a tick arrives, and what is said of it is true for those with a dated step, too", async () => {
  const { made, device, state, puts, tick } = month();
  tick(true);
  tick(false);
  await made.under;

  assert.deepEqual(puts.at(-1), false);
  assert.equal(device.get(KEY), null);
  assert.match(state.textContent, /Only those who chose a day/);
});

test("once everything is to go no tick of before or after is sent", async () => {
  const { made, device, box, line, puts, tick } = month();
  tick(true);
  line.erasing = true;
  made.drop();
  await made.under;
  tick(true);
  made.flush();
  await made.under;

  assert.deepEqual([puts, device.get(KEY), box.checked], [[], null, false]);
});
