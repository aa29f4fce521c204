import assert from "node:assert/strict";
import { test } from "node:test";
import { Device } from "../../static/src/device.js";
import { Pages } from "../../static/src/phone/pages.js";
import { Store } from "../../static/src/store.js";

const ABOUT = { part: "open", pages: 5, notes: 200, lone: null, loose: null };

/** A phone at a board of five pages that begins at the page `deal`, and what it asks for. */
function phone({ deal = 3, chosen = [], device = new Device(), about = ABOUT } = {}) {
  const store = new Store();
  /** @type {number[]} */
  const turned = [];
  const own = /** @type {any} */ ({ deal, pages: { open: chosen } });
  const pages = new Pages({
    store,
    device,
    place: "123456:p1",
    turn: (part, n) => turned.push(n),
    own: () => own,
  });
  if (about) store.replace({ seq: 1, put: { "pages/open": about } });
  return { store, pages, turned, device };
}

const page = (/** @type {number} */ n, seq = 1, text = "a") => ({
  part: "open",
  n,
  seq,
  notes: /** @type {any[]} */ ([{ id: `n${n}`, part: "open", text }]),
  choices: null,
});

test("a phone begins at its own page and goes round, each page once", () => {
  const { pages, turned } = phone({ deal: 8 });

  pages.follow("open");
  pages.follow("open");
  while (pages.more) pages.next();

  assert.deepEqual(turned, [3, 4, 0, 1, 2]);
  assert.equal(pages.next(), false);
});

test("a page counts as on its way until it has come", () => {
  const { pages, store } = phone();
  pages.follow("open");
  assert.equal(pages.waiting, true);

  pages.take(page(3));

  assert.equal(pages.waiting, false);
  assert.equal(store.get("page/open/3").notes[0].id, "n3");
});

test("an older page never stands in place of a newer one", () => {
  const { pages, store } = phone();
  pages.follow("open");

  pages.take(page(3, 7, "new"));
  pages.take(page(3, 6, "old"));

  assert.equal(store.get("page/open/3").notes[0].text, "new");
});

test("a snapshot takes no page away, and all are asked for again", () => {
  const { pages, store, turned } = phone();
  pages.follow("open");
  pages.next();
  pages.take(page(3));

  store.replace({ seq: 9, put: { "pages/open": ABOUT } });
  turned.length = 0;
  pages.again();

  assert.deepEqual(turned, [3, 4]);
  assert.ok(store.get("page/open/3"));
});

test("the pages of a part are let go with it, and what comes late is not taken in", () => {
  const { pages, store, turned } = phone();
  pages.follow("open");
  pages.take(page(3));

  store.apply({ from: 1, seq: 2, put: {}, drop: ["pages/open"] });
  pages.follow("safe");
  pages.take(page(3, 2));
  turned.length = 0;
  pages.again();

  assert.deepEqual(store.entries("page/"), []);
  assert.deepEqual(turned, []);
});

test("after a reload the same pages are there in the same order", () => {
  const before = phone();
  before.pages.follow("open");
  before.pages.next();
  before.pages.next();

  const after = phone({ device: before.device });
  after.pages.take(page(3)); // which the server has painted
  after.pages.follow("open");

  assert.deepEqual(after.turned, [3, 4, 0]);
});

test("who had all notes before they were too many gets as many pages at once", () => {
  const { pages, store, turned } = phone({ about: null });
  const notes = Array.from({ length: 150 }, (_, n) => [`note/${n}`, { part: "open" }]);
  store.replace({ seq: 1, put: Object.fromEntries(notes) });
  pages.follow("open");

  store.replace({ seq: 2, put: { "pages/open": ABOUT } });
  pages.follow("open");

  assert.equal(turned.length, 4);
});

test("the pages of what one has voted for are asked for too", () => {
  const { pages, turned } = phone({ chosen: [1] });

  pages.follow("open");

  assert.deepEqual(turned, [3, 1]);
});
