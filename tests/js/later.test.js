import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

const QUIET_MS = 40_000; // at the most
const USED_MS = 1000;

/** @type {Map<string, () => void>} */
const listeners = new Map();

// @ts-expect-error there is no window here
globalThis.addEventListener = (type, heard) => listeners.set(type, heard);

let n = 0;
/** The module as a page has it that has just been loaded. */
const fresh = () => import(`../../static/src/later.js?${n++}`);

/** Let what has been promised come about. */
async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await null;
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

/** @param {string[]} log @param {string} name */
const piece = (log, name) => async () => {
  log.push(name);
  return name;
};

test("nothing is fetched while a page is new and nobody uses it", async () => {
  const { later } = await fresh();
  /** @type {string[]} */
  const log = [];
  later(piece(log, "vote"), () => {});

  mock.timers.tick(QUIET_MS / 2 - 1);
  await settled();

  assert.deepEqual(log, []);
});

test("in a quiet moment all of it comes, in the order of its naming", async () => {
  const { later } = await fresh();
  /** @type {string[]} */
  const log = [];
  later(piece(log, "vote"), (code) => log.push(`${code} is there`));
  later(piece(log, "talk"), () => {});

  mock.timers.tick(QUIET_MS);
  await settled();

  assert.deepEqual(log, ["vote", "vote is there", "talk"]);
});

test("it comes soon where the page is used", async () => {
  const { later } = await fresh();
  /** @type {string[]} */
  const log = [];
  later(piece(log, "vote"), () => {});

  listeners.get("pointerdown")?.();
  mock.timers.tick(USED_MS);
  await settled();

  assert.deepEqual(log, ["vote"]);
});

test("what is needed is fetched at once, and once only", async () => {
  const { later } = await fresh();
  /** @type {string[]} */
  const log = [];
  const code = later(piece(log, "vote"), () => {});

  assert.equal(code(), undefined);
  assert.equal(code(), undefined);
  await settled();
  mock.timers.tick(QUIET_MS);
  await settled();

  assert.equal(code(), "vote");
  assert.deepEqual(log, ["vote"]);
});

test("what did not come without a line is asked for again, by itself or by whoever needs it", async () => {
  const { later } = await fresh();
  /** @type {string[]} */
  const log = [];
  let line = false;
  const code = later(
    async () => {
      log.push(line ? "came" : "failed");
      if (!line) throw new TypeError("Failed to fetch");
      return "vote";
    },
    () => {},
  );
  later(piece(log, "talk"), () => {});

  mock.timers.tick(QUIET_MS);
  await settled();
  assert.deepEqual(log, ["failed"]); // and the others wait until there is a line

  code();
  await settled();
  assert.deepEqual(log, ["failed", "failed"]);

  line = true;
  mock.timers.tick(QUIET_MS);
  await settled();
  assert.deepEqual(log, ["failed", "failed", "came", "talk"]);
});

test("what is named by code that comes once the page is used follows it", async () => {
  const { later } = await fresh();
  /** @type {string[]} */
  const log = [];
  listeners.get("pointerdown")?.();
  mock.timers.tick(USED_MS);
  await settled();

  later(piece(log, "counts"), () => {});
  mock.timers.tick(USED_MS);
  await settled();

  assert.deepEqual(log, ["counts"]);
});
