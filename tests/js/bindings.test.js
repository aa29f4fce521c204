import assert from "node:assert/strict";
import { test } from "node:test";

import { choose, label, meaning, plain, read, unfit } from "../../static/src/console/bindings.js";

const DEEDS = ["s", "q", "ArrowRight", " "];

test("a key means itself until another was chosen for its deed", () => {
  assert.equal(meaning({}, "s"), "s");
  const chosen = choose({}, "s", "x");
  assert.equal(meaning(chosen, "x"), "s");
  assert.equal(meaning(chosen, "s"), "", "the old key does nothing any more");
});

test("choosing its own key again takes the choice back", () => {
  assert.deepEqual(choose(choose({}, "s", "x"), "s", "s"), {});
});

test("a key that does something else cannot be chosen, a free one can", () => {
  assert.equal(unfit({}, DEEDS, "s", "q"), "taken");
  assert.equal(unfit({}, DEEDS, "s", "x"), null);
  assert.equal(unfit({ q: "x" }, DEEDS, "s", "x"), "taken");
  assert.equal(unfit({ q: "x" }, DEEDS, "s", "q"), null, "its place was given away");
});

test("keys that always mean the same cannot be chosen", () => {
  for (const key of ["Escape", "Tab", "Enter", "?", "1", "0", "PageDown", ".", "Shift"]) {
    assert.equal(unfit({}, DEEDS, "s", key), "fixed", key);
  }
});

test("full-width keys are read as the plain ones", () => {
  assert.equal(plain("Ｓ"), "s");
  assert.equal(plain("１"), "1");
  assert.equal(plain("ArrowRight"), "ArrowRight");
});

test("a key is called by what is printed on it", () => {
  assert.deepEqual([" ", "ArrowRight", "s", "-"].map(label), ["Space", "→", "S", "−"]);
});

test("what cannot be used of what a device kept is left out", () => {
  for (const kept of [null, 5, "s", ["s"], { s: 5 }, { s: "" }]) assert.deepEqual(read(kept), {});
  assert.deepEqual(read({ s: "x", q: "x" }), { q: "x" }, "one key for one deed");
});
