import assert from "node:assert/strict";
import { test } from "node:test";

const button = { addEventListener() {}, setAttribute() {} };
globalThis.document ??= /** @type {any} */ ({});
globalThis.document.getElementById = /** @type {any} */ ((id) =>
  ({ undo: button, page: { textContent: '{"me": "fay", "role": "facilitator"}' } })[id] ?? null);
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
  /** @type {{text: string, isConnected: boolean, button?: {run: () => void}}[]} */
  const toasts = [];
  /** @type {() => void} */
  let changed = () => {};
  const desk = {
    lead: { holder: /** @type {string | null} */ (null) },
    undo: [deed(5)],
  };
  const store = {
    seq: 5,
    subscribe: (/** @type {(key: string) => void} */ listener) => {
      changed = () => listener("console");
    },
    get: (/** @type {string} */ key) => (key === "session" ? { stop: { part: "two" } } : desk),
  };
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
  const clear = () => {
    for (const toast of toasts) toast.isConnected = false;
  };
  const feedback = {
    clear,
    say() {},
    toast: (/** @type {string} */ text, /** @type {any} */ button) => {
      clear();
      const toast = { text, button, isConnected: true };
      toasts.push(toast);
      return toast;
    },
  };
  const crew = { me: "fay", name: (/** @type {string} */ id) => id };
  const undo = new Undo(/** @type {any} */ ({ store, send, mine, crew, feedback }));
  const knows = (/** @type {any[]} */ ...deeds) => {
    store.seq = Math.max(store.seq, ...deeds.map(({ seq }) => seq));
    desk.undo = deeds;
  };
  const hears = (/** @type {number} */ seq) => knows(deed(seq));
  /** Hear of these deeds, and draw. @param {any[]} deeds */
  const shows = async (...deeds) => {
    knows(...deeds);
    changed();
    await pause();
  };
  const standing = () => toasts.filter(({ isConnected }) => isConnected);
  return { undo, send, waiting, undone, toasts, standing, hears, knows, shows, desk };
}

/** @param {number} seq @param {object} [more] */
const deed = (seq, more) => ({ seq, what: "NoteHidden", by: "fay", part: "two", ...more });

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

test("what another device has done meanwhile is left alone, and that is told", async () => {
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
  assert.equal(toasts.length, 2); // what was undone, and that nothing was
});

test("with nothing on its way the last deed is taken back at once", async () => {
  const { undo, undone } = room();
  await undo.undo();

  assert.deepEqual(undone, [5]);
});

test("what somebody else has done since stays, and one's own deed is taken back", async () => {
  const { undo, undone, knows } = room();
  knows(deed(7, { by: "ken" }), deed(6));
  await undo.undo();

  assert.deepEqual(undone, [6]);
});

test("another's move does not stand before one's own deed, whoever leads", async () => {
  const { undo, undone, knows, desk } = room();
  desk.lead.holder = "ken";
  knows(deed(7, { by: "ken", what: "Moved" }), deed(6, { what: "Moved" }), deed(4));
  await undo.undo();

  assert.deepEqual(undone, [4]);
});

test("another's deed is named, and taken back by the button of that toast alone", async () => {
  const { undo, undone, standing, knows } = room();
  knows(deed(7, { by: "ken" }));
  await undo.undo();
  await undo.undo();
  assert.deepEqual(undone, []);

  standing()[0]?.button?.run();
  assert.deepEqual(undone, [7]);
});

test("what was done in another part is named, and taken back when asked for again", async () => {
  const { undo, undone, standing, knows } = room();
  knows(deed(7, { part: "one" }));
  await undo.undo();
  assert.deepEqual(undone, []);
  assert.equal(standing().length, 1);

  await undo.undo();
  assert.deepEqual(undone, [7]);
});

test("the toast of one's own deed stays when somebody else does something", async () => {
  const { shows, standing, undone } = room();
  await shows(deed(6));
  const [own] = standing();
  await shows(deed(7, { by: "ken" }), deed(6));
  await shows(deed(8, { by: "ken", what: "NotesPlaced" }), deed(6));
  assert.deepEqual(standing(), [own]);

  own?.button?.run();
  assert.deepEqual(undone, [6]);
});

test("what was taken back is said in a toast that stays when the page hears of it", async () => {
  const { undo, shows, standing } = room();
  await shows(deed(6), deed(4, { by: "ken" }));
  await undo.undo();
  await shows(deed(4, { by: "ken" }));

  assert.equal(standing().length, 1);
  assert.equal(standing()[0]?.button, undefined);
});
