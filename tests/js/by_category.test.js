import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= /** @type {any} */ ({ getElementById: () => null });
const { columnsOf } = await import("../../static/src/console/by_category.js");

const CATEGORIES = /** @type {any[]} */ ([{ id: "alone" }, { id: "gentle" }, { id: "link" }]);
const note = (/** @type {string | null} */ category) => /** @type {any} */ ({ category });
const shape = (/** @type {any[]} */ columns) =>
  columns.map(({ id, notes }) => `${id} ${notes.length}`);

test("notes stand by category in the order of the program, also where one has none", () => {
  const notes = [note("link"), note("alone"), note("link")];
  assert.deepEqual(shape(columnsOf(notes, CATEGORIES)), ["alone 1", "gentle 0", "link 2"]);
});

test("what has no category, or one that the program has no more, stands in the last column", () => {
  const notes = [note("alone"), note(null), note("gone")];
  assert.deepEqual(shape(columnsOf(notes, CATEGORIES)), [
    "alone 1",
    "gentle 0",
    "link 0",
    "- 2",
  ]);
});

test("where categories tell nothing apart there are no columns", () => {
  assert.deepEqual(columnsOf([note(null), note(null)], CATEGORIES), []);
  assert.deepEqual(columnsOf([note("link"), note("link")], CATEGORIES), []);
  assert.deepEqual(columnsOf([note("link"), note("alone")], []), []);
});
