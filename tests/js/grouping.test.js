import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= /** @type {any} */ ({ getElementById: () => null });
const { Grouping } = await import("../../static/src/console/grouping.js");

/** A board with two chosen notes, the keyboard on the first of them, and a line as told. */
function board({ online = true, answer = /** @type {object | null} */ ({ ok: true, seq: 2 }) } = {}) {
  let chosen = ["a", "b"];
  const focus = { on: "a" };
  const selection = {
    get targets() {
      return [...chosen];
    },
    get ticked() {
      return [...chosen];
    },
    get size() {
      return chosen.length;
    },
    clear() {
      chosen = [];
    },
    take: (/** @type {string[]} */ ids) => {
      chosen = [...ids];
    },
  };
  /** @type {(value: object | null) => void} */
  let reply = () => {};
  const grouping = new Grouping(
    /** @type {any} */ ({
      store: { get: () => undefined, entries: () => [] },
      feedback: { say() {}, trouble() {} },
      send: () =>
        new Promise((resolve) => {
          reply = resolve;
        }),
      selection,
      part: () => "one",
      flat: () => false,
      online: () => online,
      leave: () => {
        focus.on = "c";
        return () => {
          focus.on = "a";
        };
      },
      placed() {},
    }),
  );
  return { grouping, selection, focus, hears: () => reply(answer) };
}

/** @type {Record<string, (grouping: any) => Promise<void>>} */
const DEEDS = {
  place: (grouping) => grouping.place("lone"),
  hide: (grouping) => grouping.hide(),
  double: (grouping) => grouping.double(),
  keepOff: (grouping) => grouping.keepOff(),
};

for (const [name, deed] of Object.entries(DEEDS)) {
  test(`${name}: who sorts steps on before the answer`, async () => {
    const { grouping, selection, focus, hears } = board();
    const done = deed(grouping);
    assert.deepEqual([selection.size, focus.on], [0, "c"]);
    hears();
    await done;
    assert.deepEqual([selection.size, focus.on], [0, "c"]);
  });

  test(`${name}: what was refused leaves all as it was`, async () => {
    const { grouping, selection, focus, hears } = board({ answer: { ok: false, reason: "hidden" } });
    const done = deed(grouping);
    hears();
    await done;
    assert.deepEqual([selection.ticked, focus.on], [["a", "b"], "a"]);
  });

  test(`${name}: without a line nothing is stepped on`, async () => {
    const { grouping, selection, focus, hears } = board({ online: false, answer: null });
    const done = deed(grouping);
    assert.deepEqual([selection.ticked, focus.on], [["a", "b"], "a"]);
    hears();
    await done;
    assert.deepEqual([selection.ticked, focus.on], [["a", "b"], "a"]);
  });
}

test("what somebody has chosen meanwhile stays chosen when the answer is no", async () => {
  const { grouping, selection, hears } = board({ answer: null });
  const done = grouping.hide();
  selection.take(["d"]);
  hears();
  await done;
  assert.deepEqual(selection.ticked, ["d"]);
});
