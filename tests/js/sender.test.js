import assert from "node:assert/strict";
import { mock, test } from "node:test";

globalThis.document ??= /** @type {any} */ ({ getElementById: () => null });
const { sender } = await import("../../static/src/console/sender.js");

const MOVED = { ok: false, reason: "moved_on", again: false, by: "you" };

/**
 * A console whose line gives each answer in turn.
 *
 * @param {import("node:test").TestContext} test
 * @param {...any} answers
 */
const console_ = (test, ...answers) => consoleWith({ down: false }, test, ...answers);

/**
 * @param {{down: boolean}} line
 * @param {import("node:test").TestContext} test
 * @param {...any} answers
 */
function consoleWith(line, test, ...answers) {
  mock.timers.enable({ apis: ["setTimeout"] });
  test.after(() => mock.timers.reset());
  /** @type {Record<string, any>} */
  const asked = {};
  /** @type {string[]} */
  const troubles = [];
  const send = sender({
    connection: /** @type {any} */ ({
      ...line,
      act: async (/** @type {string} */ type, /** @type {any} */ fields) => {
        asked[type] = fields;
        return answers.shift() ?? { ok: true, seq: 1 };
      },
    }),
    store: /** @type {any} */ ({ get: () => undefined }),
    clock: /** @type {any} */ ({ now: () => 5000 }),
    feedback: /** @type {any} */ ({ trouble: (/** @type {string} */ said) => troubles.push(said) }),
  });
  return { send, asked, troubles };
}

test("a turn, a sharing out and a sound come in time or not at all", async (test) => {
  const { send, asked } = console_(test);
  for (const type of ["Move", "TakeTurn", "ShareOut", "TrySound", "AddRule"]) await send(type);

  for (const type of ["Move", "TakeTurn", "ShareOut", "TrySound"]) {
    assert.equal(asked[type].not_after, 15_000, type);
  }
  assert.equal(asked.AddRule.not_after, undefined);
});

test("a double press of what moves the session is nothing to speak of", async (test) => {
  const { send, troubles } = console_(test, { ok: true, seq: 1 }, MOVED);
  await send("Move", { to: "b", expect: "a" });
  await send("Move", { to: "b", expect: "a" });

  assert.deepEqual(troubles, [""]);
});

test("what comes too late for a place is told of, when nothing has moved from there", async (test) => {
  const { send, troubles } = console_(test, { ok: true, seq: 1 }, MOVED);
  await send("AddRule", { text: "電話は外で", expect: "a" });
  await send("ShowRule", { at: 1, expect: "a" });

  assert.equal(troubles.length, 2);
});

test("what was meant for the timer of the place before is told of, whoever has moved", async (test) => {
  const { send, troubles } = console_(test, { ok: true, seq: 1 }, MOVED);
  await send("Move", { to: "b", expect: "a" });
  await send("AddMinutes", { minutes: 1, expect: "a" });

  assert.match(troubles[1] ?? "", /The time was not changed$/);
});

test("without a line nothing is asked for but what was typed", async (test) => {
  const { send, asked, troubles } = consoleWith({ down: true }, test);

  assert.equal(await send("Blank", { on: true }), null);
  assert.deepEqual(troubles, ["No line: nothing was done"]);
  await send("AddTheme", { title: "小さな合図" });

  assert.deepEqual(Object.keys(asked), ["AddTheme"]);
});

test("what is on the stage is told of where something of it was refused, and only there", async (test) => {
  const refused = { ok: false, reason: "too_long", again: false };
  const { send, troubles } = console_(test, refused, { ...refused, reason: "late" });
  await send("AddRule", { text: "a".repeat(140) });
  await send("Blank", { on: true });

  assert.equal(troubles.length, 2);
  assert.doesNotMatch(troubles[0] ?? "", /stage/);
  assert.match(troubles[1] ?? "", /The stage is showing/);
});
