import assert from "node:assert/strict";
import { test } from "node:test";

/** @type {Record<string, any>} */
const listeners = {};
const dialog = {
  dataset: {},
  open: false,
  returnValue: "",
  querySelectorAll: () => [],
  addEventListener: (/** @type {string} */ type, /** @type {any} */ listener) => {
    listeners[type] = listener;
  },
  showModal() {
    this.open = true;
  },
  /** @param {string} value */
  close(value) {
    this.open = false;
    this.returnValue = value;
    listeners.close();
  },
};
globalThis.document = /** @type {any} */ ({ getElementById: () => dialog });
/** @type {(() => void)[]} */
const frames = [];
globalThis.requestAnimationFrame = (draw) => frames.push(/** @type {any} */ (draw));
const { Jump } = await import("../../static/src/console/jump.js");

/** What stands where one is asked before going from `write` to `later`. */
function asking() {
  dialog.open = false;
  /** @type {Record<string, any>} */
  const records = {
    session: { stop: { id: "write" } },
    console: {
      agenda: [
        { stop: "write", state: "now", asks: null },
        { stop: "later", state: "ahead", asks: "unrevealed" },
      ],
    },
  };
  /** @type {any} */
  let heard;
  /** @type {any[]} */
  const sent = [];
  /** @type {string[]} */
  const troubles = [];
  const jump = new Jump({
    store: /** @type {any} */ ({
      get: (/** @type {string} */ key) => records[key],
      subscribe: (/** @type {any} */ listener) => {
        heard = listener;
      },
    }),
    send: async (type, fields) => {
      sent.push([type, fields]);
      return { ok: true, seq: 1 };
    },
    feedback: /** @type {any} */ ({
      trouble: (/** @type {string} */ said) => troubles.push(said),
      say: () => undefined,
    }),
    undo: /** @type {any} */ ({ announce: () => undefined }),
    crew: /** @type {any} */ ({ name: () => "Co-facilitator" }),
  });
  void jump.to("later", "Later");
  return {
    sent,
    troubles,
    moveOn: () => {
      records.session = { stop: { id: "reveal" } };
      heard("session");
    },
    reveal: () => {
      records.console.agenda[1].asks = null;
      heard("console");
    },
    draw: () => {
      for (const frame of frames.splice(0)) frame();
    },
  };
}

test("an answer goes from where it was asked", () => {
  const { sent, draw } = asking();
  draw();
  dialog.close("go");

  assert.deepEqual(sent, [["Move", { to: "later", expect: "write" }]]);
});

test("a question goes away once the session stands elsewhere, and says who moved it", () => {
  const { sent, troubles, moveOn, draw } = asking();
  moveOn();
  draw();

  assert.equal(dialog.open, false);
  assert.deepEqual(sent, []);
  assert.deepEqual(troubles, ["Co-facilitator moved on"]);
});

test("a question goes away once it would not be asked any more", () => {
  const { sent, troubles, reveal, draw } = asking();
  reveal();
  draw();

  assert.equal(dialog.open, false);
  assert.deepEqual([sent.length, troubles.length], [0, 1]);
});

test("an answer that comes before the page has drawn what has changed moves nothing", () => {
  const { sent, troubles, moveOn } = asking();
  moveOn();
  dialog.close("go");

  assert.deepEqual(sent, []);
  assert.deepEqual(troubles, ["Co-facilitator moved on"]);
});
