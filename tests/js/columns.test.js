import assert from "node:assert/strict";
import { test } from "node:test";
import { pageAt, setAt } from "../../static/src/stage/pages.js";
import { TURN_MS } from "../../static/src/stage/turns.js";

/** What the stage shows in its first turns: the page and the set of columns. */
function shown(/** @type {any} */ stage, /** @type {number} */ sets, /** @type {number} */ turns) {
  return Array.from({ length: turns }, (_, turn) => [
    pageAt(stage, turn * TURN_MS),
    setAt(stage, turn * TURN_MS, sets),
  ]);
}

test("every set of columns is seen within as many turns as there are sets", () => {
  const first = shown({ page: null, pages: 12 }, 3, 3);

  assert.deepEqual(
    first.map(([, set]) => set),
    [0, 1, 2],
  );
});

for (const [pages, sets] of [
  [1, 3],
  [4, 2],
  [3, 2],
  [12, 3],
  [2, 6],
]) {
  test(`of ${pages} pages and ${sets} sets each page is seen with each set, once a round`, () => {
    const pairs = shown({ page: null, pages }, sets, pages * sets).map(String);

    assert.equal(new Set(pairs).size, pages * sets);
  });
}

test("the page that is held stays while the columns go on", () => {
  assert.deepEqual(shown({ page: 7, pages: 12 }, 2, 3), [
    [7, 0],
    [7, 1],
    [7, 0],
  ]);
});
