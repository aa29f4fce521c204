// @ts-check
/** Ten seconds of nothing but the question. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { readAlone } from "../../static/src/stage/around.js";

/** @param {string} phase */
const at = (phase) => /** @type {any} */ ({ stop: { phase }, since: 1000 });

test("a new question stands alone for ten seconds", () => {
  assert.equal(readAlone(at("intro"), "question", 1000), true);
  assert.equal(readAlone(at("intro"), "question", 10_999), true);
  assert.equal(readAlone(at("intro"), "question", 11_000), false);
});

test("when people talk about it, it is known", () => {
  assert.equal(readAlone(at("discuss"), "question", 1000), false);
});

test("what lies over it, or comes next, is no question to be read", () => {
  assert.equal(readAlone(at("intro"), "spotlight", 1000), false);
  assert.equal(readAlone(at("intro"), "writing", 1000), false);
});
