import assert from "node:assert/strict";
import { test } from "node:test";

/** What stands on the page, as far as it is asked for here. */
class Element extends EventTarget {
  /** @type {Record<string, string>} */
  dataset = {};
  hidden = false;
  open = false;
  returnValue = "";
  querySelectorAll = () => [];
  closest = () => ({ dataset: { lead: "over" } });
  showModal() {
    this.open = true;
  }
  /** A dialog keeps what it was answered with, also when it is next left by Esc. */
  escape() {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  }
  /** @param {string} value */
  answer(value) {
    this.returnValue = value;
    this.escape();
  }
}

/** @type {Record<string, Element>} */
const elements = {};
for (const id of "lead hand-over hand-over-to hand-over-open take-over rehearsal empty".split(" ")) {
  elements[id] = new Element();
}
globalThis.document = /** @type {any} */ (
  Object.assign(new EventTarget(), {
    hidden: true,
    getElementById: (/** @type {string} */ id) => elements[id] ?? null,
  })
);
const { Lead } = await import("../../static/src/console/lead.js");
const { Rehearsal } = await import("../../static/src/console/rehearsal.js");

/**
 * @param {string} dialog
 * @param {string} yes
 * @param {() => void} open
 * @param {() => number} done how often it was done
 */
function takesEscForNo(dialog, yes, open, done) {
  const asked = /** @type {Element} */ (elements[dialog]);
  open();
  asked.answer(yes);
  assert.equal(done(), 1);

  open();
  assert.equal(asked.open, true);
  asked.escape();
  assert.equal(done(), 1);

  open();
  asked.answer(yes);
  assert.equal(done(), 2);
}

test("whoever has taken the lead once and then leaves the question takes nothing", () => {
  /** @type {string[]} */
  const sent = [];
  new Lead({
    store: /** @type {any} */ ({ get: () => undefined, subscribe: () => undefined }),
    send: async (type) => {
      sent.push(type);
      return null;
    },
    crew: /** @type {any} */ ({ subscribe: () => undefined, some: () => true, name: () => "" }),
    primary: /** @type {any} */ ({}),
  });
  const open = () => elements.lead?.dispatchEvent(new Event("click"));

  takesEscForNo("take-over", "take", open, () => sent.length);
});

test("whoever has emptied a rehearsal once and then leaves the question empties nothing", () => {
  /** @type {string[]} */
  const asked = [];
  globalThis.fetch = async (_, how) => {
    asked.push(String(how?.body));
    throw new Error("no line");
  };
  new Rehearsal({ feedback: /** @type {any} */ ({ trouble: () => undefined }) });
  const open = () =>
    elements.rehearsal?.dispatchEvent(
      Object.assign(new Event("submit"), { submitter: { value: "empty" } }),
    );

  takesEscForNo("empty", "empty", open, () => asked.filter((each) => each === "do=empty").length);
});
