import assert from "node:assert/strict";
import { test } from "node:test";

const button = { addEventListener() {}, setAttribute() {} };
globalThis.document ??= /** @type {any} */ ({});
globalThis.document.getElementById = /** @type {any} */ ((id) => (id === "undo" ? button : null));
globalThis.requestAnimationFrame ??= /** @type {any} */ ((draw) => setTimeout(draw, 0));
const { Mine } = await import("../../static/src/console/mine.js");
const { Undo } = await import("../../static/src/console/undo.js");

const A_WHILE = 150; // longer than the page looks once

/** A page that knows entry 5 as the last deed, and a line that answers when it is told to. */
function room() {
  /** @type {((answer: any) => void)[]} */
  const waiting = [];
  /** @type {number[]} */
  const undone = [];
  /** @type {string[]} */
  const toasts = [];
  const store = { seq: 5, last: 5, subscribe() {}, get: () => ({ undo: { seq: store.last, what: "NotesHidden" } }) };
  const mine = new Mine();
  const send = mine.remember(
    /** @type {any} */ (
      (/** @type {string} */ type, /** @type {any} */ fields) => {
        if (type !== "Undo") return new Promise((resolve) => waiting.push(resolve));
        undone.push(fields.seq);
        return Promise.resolve({ ok: true, seq: store.seq + 1 });
      }
    ),
  );
  const feedback = { clear() {}, say() {}, toast: (/** @type {string} */ text) => toasts.push(text) };
  const undo = new Undo(/** @type {any} */ ({ store, send, mine, feedback }));
  const hears = (/** @type {number} */ seq) => {
    store.seq = seq;
    store.last = seq;
  };
  return { undo, send, waiting, undone, toasts, hears };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, A_WHILE));

test("what is on its way is waited for, and several presses are one", async () => {
  const { undo, send, waiting, undone, hears } = room();
  void send("HideNotes");
  const pressed = [undo.undo(), undo.undo()];
  await pause();
  assert.deepEqual(undone, []);

  waiting[0]?.({ ok: true, seq: 6 });
  hears(6);
  await Promise.all(pressed);

  assert.deepEqual(undone, [6]);
});

test("when it is refused nothing older is taken back", async () => {
  const { undo, send, waiting, undone } = room();
  void send("HideNotes");
  const pressed = undo.undo();
  waiting[0]?.({ ok: false, reason: "no_such_note" });
  await pressed;

  assert.deepEqual(undone, []);
});

test("what somebody else has done meanwhile is left alone, and that is told", async () => {
  const { undo, send, waiting, undone, toasts, hears } = room();
  void send("HideNotes");
  const pressed = undo.undo();
  waiting[0]?.({ ok: true, seq: 6 });
  hears(7);
  await pressed;

  assert.deepEqual(undone, []);
  assert.equal(toasts.length, 1);
});

test("what the same hand does later is neither waited for nor taken back in its place", async () => {
  const { undo, send, waiting, undone, toasts, hears } = room();
  void send("HideNotes");
  const pressed = undo.undo();
  void send("HideNotes"); // and no answer to this one
  waiting[0]?.({ ok: true, seq: 6 });
  hears(6);
  await pressed;
  assert.deepEqual(undone, [6]);

  void send("HideNotes");
  const again = undo.undo();
  void send("HideNotes");
  for (const [n, answer] of waiting.slice(1).entries()) answer({ ok: true, seq: 8 + n });
  hears(10);
  await again;

  assert.deepEqual(undone, [6]);
  assert.equal(toasts.length, 1);
});

test("with nothing on its way the last deed is taken back at once", async () => {
  const { undo, undone } = room();
  await undo.undo();

  assert.deepEqual(undone, [5]);
});
