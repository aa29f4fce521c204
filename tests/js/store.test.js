import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/src/store.js";

const at = (/** @type {number} */ seq, put = {}) => {
  const store = new Store();
  store.replace({ seq, put });
  return store;
};

test("a patch that follows what is there is applied", () => {
  const store = at(4, { "note/a": { text: "old" }, "note/b": { text: "gone soon" } });

  const whole = store.apply({
    from: 4,
    seq: 6,
    put: { "note/a": { text: "new" } },
    drop: ["note/b"],
  });

  assert.equal(whole, true);
  assert.equal(store.seq, 6);
  assert.deepEqual(store.entries("note/"), [["note/a", { text: "new" }]]);
});

test("a patch after a gap is left alone and asks for more", () => {
  const store = at(4);

  assert.equal(store.apply({ from: 5, seq: 6, put: { session: {} }, drop: [] }), false);
  assert.equal(store.seq, 4);
  assert.equal(store.get("session"), undefined);
});

test("a patch that is known already changes nothing", () => {
  const store = at(7, { session: { screen: "board" } });

  assert.equal(
    store.apply({ from: 3, seq: 6, put: { session: { screen: "write" } }, drop: [] }),
    true,
  );
  assert.deepEqual(store.get("session"), { screen: "board" });
  assert.equal(store.seq, 7);
});

test("a patch that begins before and ends after what is there is applied", () => {
  const store = at(5);

  assert.equal(store.apply({ from: 3, seq: 8, put: { session: {} }, drop: [] }), true);
  assert.equal(store.seq, 8);
});

test("before the first snapshot every patch asks for one", () => {
  assert.equal(new Store().apply({ from: 0, seq: 1, put: {}, drop: [] }), false);
});

test("a head moves the number forward, never back, and shows a missing patch", () => {
  const store = at(5);

  assert.equal(store.head({ from: 4, seq: 9 }), true);
  assert.equal(store.seq, 9);
  assert.equal(store.head({ from: 4, seq: 7 }), true);
  assert.equal(store.seq, 9);
  assert.equal(store.head({ from: 12, seq: 13 }), false);
  assert.equal(store.seq, 9);
});

test("a snapshot replaces everything, even by an older state", () => {
  const store = at(9, { "note/a": {}, session: {} });

  store.replace({ seq: 3, put: { session: { screen: "wait" } } });

  assert.equal(store.seq, 3);
  assert.deepEqual(store.entries(""), [["session", { screen: "wait" }]]);
});

test("a listener hears what is there, what changes and what goes, and sees whole patches", () => {
  const store = at(1, { "note/a": { text: "a" } });
  /** @type {unknown[]} */
  const heard = [];
  const leave = store.subscribe((key, item) => heard.push([key, item, store.get("session")]));

  store.apply({ from: 1, seq: 2, put: { session: { n: 1 } }, drop: ["note/a"] });
  leave();
  store.apply({ from: 2, seq: 3, put: { session: { n: 2 } }, drop: [] });

  assert.deepEqual(heard, [
    ["note/a", { text: "a" }, undefined],
    ["note/a", undefined, { n: 1 }],
    ["session", { n: 1 }, { n: 1 }],
  ]);
});

test("what was asked for stays whatever snapshots say, until it is let go", () => {
  const store = at(4, { session: {} });
  /** @type {[string, unknown][]} */
  const told = [];
  store.subscribe((key, item) => told.push([key, item]));

  store.keep("page/a/0", { n: 0 });
  store.replace({ seq: 5, put: { session: {} } });
  assert.deepEqual(store.get("page/a/0"), { n: 0 });
  assert.deepEqual(store.entries("page/"), [["page/a/0", { n: 0 }]]);
  store.keep("page/a/0", undefined);

  assert.equal(store.get("page/a/0"), undefined);
  assert.deepEqual(
    told.filter(([key]) => key === "page/a/0").map(([, item]) => item),
    [{ n: 0 }, undefined],
  );
});

test("records of one kind come in the order in which they came, changed or not", () => {
  const store = at(1, { "note/b": { n: 1 }, "theme/x": { n: 2 }, "note/a": { n: 3 }, session: {} });

  store.apply({ from: 1, seq: 2, put: { "note/c": { n: 4 }, "note/b": { n: 5 } }, drop: [] });
  store.keep("page/open/1", { seq: 2 });
  store.keep("page/open/2", { seq: 2 });
  store.keep("page/other/1", { seq: 2 });

  const keys = (/** @type {string} */ prefix) => store.entries(prefix).map(([key]) => key);
  assert.deepEqual(keys("note/"), ["note/b", "note/a", "note/c"]);
  assert.deepEqual(keys("page/open/"), ["page/open/1", "page/open/2"]);
  assert.deepEqual(keys("nothing/"), []);
  assert.deepEqual(keys("").sort(), [
    ...["note/a", "note/b", "note/c", "page/open/1", "page/open/2", "page/other/1"],
    ...["session", "theme/x"],
  ]);
});
