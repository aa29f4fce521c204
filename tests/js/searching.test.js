// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, words } from "../../static/src/console/searching.js";

/**
 * @param {string} text
 * @param {string} typed
 */
const found = (text, typed) => holds({ text }, words(typed));

test("a note is found however it is written: width, case, kana", () => {
  assert.ok(found("コンビニの店員さん", "こんびに"));
  assert.ok(found("こんびに", "コンビニ"));
  assert.ok(found("Somebody waits", "ＳＯＭＥＢＯＤＹ"));
  assert.ok(found("ｺﾝﾋﾞﾆ", "コンビニ"));
});

test("all words must be there, in any order", () => {
  assert.ok(found("the lift was held for me", "me lift"));
  assert.ok(!found("the lift was held for me", "lift stairs"));
});

test("nothing typed finds everything", () => {
  assert.ok(found("anything", "  　"));
});

test("a note that was put right is looked at anew", () => {
  const before = { text: "old" };
  assert.ok(holds(before, words("old")));
  assert.ok(holds({ ...before, text: "new" }, words("new")));
});
