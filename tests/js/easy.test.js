import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= /** @type {any} */ ({ getElementById: () => null });
const { reads, say, under } = await import("../../static/src/phone/easy.js");

/** An element with these texts; [base, reading] has readings. @param {(string | string[])[]} texts */
function painted(...texts) {
  const leaf = (/** @type {string} */ text) => ({ textContent: text, firstChild: null });
  const childNodes = texts.map((text) =>
    typeof text === "string"
      ? leaf(text)
      : { textContent: text.join(""), firstChild: leaf(/** @type {string} */ (text[0])) },
  );
  const element = {
    childNodes,
    dataset: {},
    firstElementChild: texts.find((text) => typeof text !== "string") ?? null,
    text: "",
    set textContent(/** @type {string} */ text) {
      this.text = text;
    },
    replaceChildren(/** @type {string[]} */ ...nodes) {
      this.text = nodes.join("");
    },
  };
  return /** @type {any} */ (element);
}

test("painted readings stay only above the same words while nothing can paint them", () => {
  const same = painted(["今日", "きょう"], "は");
  say(same, "{今日|きょう}は");
  assert.equal(same.text, "");

  const other = painted(["今日", "きょう"], "は");
  say(other, "{明日|あした}は？");
  assert.equal(other.text, "明日は？");
});

test("once they can be painted they are", () => {
  const element = painted(["今日", "きょう"], "は");
  reads((text) => [`(${text})`]);
  say(element, "{今日|きょう}は");
  assert.equal(element.text, "({今日|きょう}は)");
});

test("what is borrowed from painted words is without their readings", () => {
  assert.equal(under(painted("＿＿と", ["感", "かん"], "じた")), "＿＿と感じた");
});
