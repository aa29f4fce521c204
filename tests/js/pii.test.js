import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { finder } from "../../static/src/phone/pii.js";

const examples = JSON.parse(
  readFileSync(new URL("../fixtures/personal.json", import.meta.url), "utf-8"),
);
const personal = finder(examples.patterns);

for (const text of examples.personal) {
  test(`a contact or a name is found: ${text}`, () => assert.equal(personal(text), true));
}

for (const text of examples.fine) {
  test(`an ordinary note is not asked about: ${text}`, () => assert.equal(personal(text), false));
}

test("without patterns, or with some that this browser cannot read, nobody is asked", () => {
  assert.equal(finder(undefined)("090-1234-5678"), false);
  assert.equal(finder({ ...examples.patterns, name: "(?<" })("090-1234-5678"), false);
});
