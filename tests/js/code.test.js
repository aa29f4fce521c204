import assert from "node:assert/strict";
import { test } from "node:test";
import { codeNext, codeNow } from "../../static/src/stage/code.js";

test("the code lies there until its moment has come, and then no more", () => {
  assert.equal(codeNow({ until: 1000 }, 999), "while");
  assert.equal(codeNow({ until: 1000 }, 1000), "off");
});

test("a code that stays has no moment", () => {
  assert.equal(codeNow({ until: null }, Number.MAX_SAFE_INTEGER), "stay");
  assert.equal(codeNow(null, 0), "off");
  assert.equal(codeNow(undefined, 0), "off");
});

test("the same key shows it for a while, then lets it stay, then takes it off", () => {
  assert.equal(codeNext("off"), "while");
  assert.equal(codeNext("while"), "stay");
  assert.equal(codeNext("stay"), "off");
  assert.equal(codeNext(codeNow({ until: 1 }, 2)), "while");
});
