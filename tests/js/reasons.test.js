import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, { document: { getElementById: () => null } });
const { sentence } = await import("../../static/src/phone/reasons.js");

test("of kept words it is spoken where there are words", () => {
  assert.match(sentence("no_such_note"), /Your text is kept/);
  assert.match(sentence("no_such_note", "AddReply"), /Your text is kept/);
  assert.equal(sentence("no_such_note", "WithdrawNote"), "That note is no longer there");
});
