import assert from "node:assert/strict";
import { test } from "node:test";

const words = {
  "{n} left": ["あと{n}つ"],
  Post: "出す",
  "Hello, {name}": "{name}さん、こんばんは",
};

/** @param {"ja" | "en"} lang @param {object} words */
async function load(lang, words) {
  const textContent = JSON.stringify({ lang, words });
  Object.assign(globalThis, { document: { getElementById: () => ({ textContent }) } });
  const file = `../../static/src/words.js?${lang}`;
  return import(file);
}

// page.js is read once per process, so this file holds one language.
test("words come translated and filled, and what has no translation stays English", async () => {
  const { t, n, pick } = await load("ja", words);

  assert.equal(t("Post"), "出す");
  assert.equal(t("Hello, {name}", { name: "みどり" }), "みどりさん、こんばんは");
  assert.equal(t("Take back"), "Take back");
  assert.equal(n("{n} left", "{n} left", 3), "あと3つ");
  assert.equal(pick({ ja: "はい", en: "yes" }), "はい");
  assert.equal(pick(null), "");
});
