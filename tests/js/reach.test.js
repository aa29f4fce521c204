// @ts-check
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { watchReach } from "../../static/src/reach.js";

const EVERY_MS = 5000;
const document = Object.assign(new EventTarget(), { hidden: false });
Object.defineProperty(globalThis, "document", { value: document, configurable: true });

/**
 * Return what is told of a server that answers like this, one after the other.
 *
 * @param {(number | null)[]} statuses null where nothing answers
 */
async function told(statuses) {
  mock.timers.enable({ apis: ["setInterval"] });
  const left = [...statuses];
  mock.method(globalThis, "fetch", async () => {
    const status = left.shift();
    if (!status) throw new TypeError("Failed to fetch");
    return new Response(null, { status });
  });
  /** @type {boolean[]} */
  const heard = [];
  watchReach((there) => heard.push(there));
  for (const _ of statuses) {
    await setImmediate();
    mock.timers.tick(left.length > 0 ? EVERY_MS : 0);
  }
  mock.reset();
  mock.timers.reset();
  return heard;
}

test("every answer tells that the server is there, also one that refuses", async () => {
  assert.deepEqual(await told([200, 404, 302]), [true, true, true]);
});

test("a miss by itself says nothing: a network may be waking up", async () => {
  assert.deepEqual(await told([200, null, 200]), [true, true]);
});

test("two in a row are a server that is away, as are those of a proxy without one", async () => {
  assert.deepEqual(await told([null, null, null, 200]), [false, false, true]);
  assert.deepEqual(await told([503, 502]), [false]);
});
