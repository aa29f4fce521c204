import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= /** @type {any} */ ({ getElementById: () => null });
const { Counting } = await import("../../static/src/phone/counting.js");

/** A line of the page, and what it is told each second. */
function room() {
  const line = /** @type {any} */ ({ textContent: "", hidden: true });
  const counting = new Counting(line);
  const hears = (/** @type {number} */ second, /** @type {any} */ counted) =>
    counting.show(/** @type {any} */ ({ counted, counts: { venue: 17, online: 6 }, now: second * 1000 }));
  return { line, hears, at: (/** @type {string} */ stop) => counting.at(stop) };
}

test("each moment of the evening has its own sentence", () => {
  const { line, hears } = room();
  const came = { text: { ja: "話せる", en: "I can say it" }, counts: [1, 2, 3] };
  const said = [
    [{ view: "lobby" }, "Venue 17 · Online 6"],
    [{ view: "writing", people: 24, notes: 31 }, "24 people have written · 31 notes"],
    [{ view: "writing", people: 0, notes: 0 }, "We are waiting for the first note"],
    [{ view: "checkin", people: 2 }, "2 people have answered"],
    [{ view: "rules", agreed: 9 }, "9 of 23 people have said “Understood”"],
    [{ view: "vote", voters: 9 }, "9 of 23 have voted"],
    [{ view: "pledge", decided: 3, not_yet: 1 }, "3 have decided · 1 not yet"],
    [{ view: "pulse", answered: 6, came: null }, "6 have answered"],
    [
      { view: "pulse", answered: 6, came },
      "6 have answered · 話せる: Disagree 1 · Neither 2 · Agree 3",
    ],
  ];
  for (const [second, [counted, words]] of said.entries()) {
    hears(second * 60, counted);
    assert.equal(line.textContent, words);
    assert.equal(line.hidden, false);
  }
});

test("where the stage counts nothing the line is gone at once", () => {
  const { line, hears } = room();
  hears(1, { view: "vote", voters: 9 });
  hears(2, undefined);

  assert.equal(line.hidden, true);
  assert.equal(line.textContent, "");
});

test("what was counted at one stop is not said at the next", () => {
  const { line, hears, at } = room();
  at("come/pulse");
  hears(1, { view: "pulse", answered: 16, came: null });
  at("come/pulse");
  assert.equal(line.textContent, "16 have answered");

  at("meaning/intro");
  assert.equal(line.hidden, true);
  at("building/write");
  hears(2, { view: "writing", people: 2, notes: 2 });

  assert.match(line.textContent, /^2 people/);
});

test("it does not change every second under the eyes of who writes", () => {
  const { line, hears } = room();
  hears(1, { view: "writing", people: 2, notes: 2 });
  hears(2, { view: "writing", people: 3, notes: 3 });
  assert.match(line.textContent, /^2 people/);

  hears(11, { view: "writing", people: 5, notes: 7 });
  assert.match(line.textContent, /^5 people/);
  hears(12, { view: "vote", voters: 2 });

  assert.equal(line.textContent, "2 of 23 have voted");
});
