import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Device } from "../../static/src/device.js";
import { Drafts, EMPTY } from "../../static/src/phone/drafts.js";
import { LeftBehind } from "../../static/src/phone/left_behind.js";
import { lineKey } from "../../static/src/phone/typed_keys.js";

const PLACE = "1:p";
const PARTS = ["meaning", "building", "barriers"].map((id) => ({ id }));

/** @type {Device} */
let device;
/** @type {Drafts} */
let drafts;
/** @type {any[]} */
let cards;
/** @type {any} */
let session;
/** @type {any} */
let seat;
/** @type {{editing: any}} */
let composer;
/** @type {LeftBehind} */
let left;
let changes = 0;

beforeEach(() => {
  device = new Device(() => {
    throw new Error("no storage");
  });
  drafts = new Drafts(device, PLACE);
  cards = [];
  session = { screen: "write", parts: PARTS, stop: { part: "meaning" } };
  const store = /** @type {any} */ ({ get: () => session });
  composer = { editing: null };
  seat = { cards: () => cards, own: { seq: 1 } };
  changes = 0;
  const changed = () => {
    changes += 1;
  };
  const place = PLACE;
  const parts = /** @type {any} */ ({ store, seat, drafts, device, place, changed, composer });
  left = new LeftBehind(parts, "building");
});

/** The session goes to another part. @param {string} part */
function go(part) {
  session = { ...session, stop: { part } };
  left.paint();
}

const given = () => drafts.returned.map(({ part, text, reason }) => [part, text, reason]);

test("what was never posted lies beside the notes when the session goes on", () => {
  drafts.set("meaning", { ...EMPTY, text: "書きかけ", next: "つづき", category: "self" });
  drafts.set("building", { ...EMPTY, text: "いまの問い" });
  left.paint();
  assert.deepEqual(given(), [["building", "いまの問い", "unsent"]]);

  go("building");

  assert.deepEqual(given().slice(1), [
    ["meaning", "書きかけ", "unsent"],
    ["meaning", "つづき", "unsent"],
  ]);
  assert.equal(drafts.get("meaning").text, "");
  assert.equal(drafts.returned[1]?.category, "self");
});

test("at the doors what is asked for there already is being written still", () => {
  drafts.set("building", { ...EMPTY, text: "いま書いている" });
  session = { ...session, screen: "wait" };
  go("lobby");

  assert.deepEqual(given(), []);
  assert.equal(changes, 0);
  assert.equal(drafts.get("building").text, "いま書いている");
});

test("another wording of a note is offered once the note can no longer be changed", () => {
  const note = { part: "meaning", text: "ひとつ", in_report: false, category: null };
  cards = [
    { ...note, id: "n1", key: "k1" },
    { ...note, id: "n2", key: "n2" }, // opened, and left as it was
    { ...note, id: null, key: "k3" }, // it has not arrived: it can be changed still
  ];
  drafts.set("edit/n1", { ...EMPTY, text: "ひとつめ", category: "self" });
  drafts.set("edit/n2", { ...EMPTY, text: "ひとつ" });
  drafts.set("edit/k3", { ...EMPTY, text: "まだ" });
  left.paint();
  assert.deepEqual(given(), []);

  go("building");

  assert.deepEqual(given(), [["meaning", "ひとつめ", "unsent"]]);
  assert.deepEqual(drafts.returned[0]?.in_report, false);
  assert.deepEqual(
    ["n1", "n2", "k3"].map((id) => drafts.get(`edit/${id}`).text),
    ["", "", "まだ"],
  );
  assert.equal(changes, 1);

  cards[2] = { ...note, id: "n3", key: "k3" }; // it arrives while the session is elsewhere
  drafts.arrived("k3", "n3");
  left.paint();
  assert.equal(changes, 1);
  seat.own = { seq: 2 };
  left.paint();
  assert.deepEqual(given().at(-1), ["meaning", "まだ", "unsent"]);
});

test("what is being changed just now is left to its author, until they let go of it", () => {
  cards = [{ part: "meaning", text: "ひとつ", in_report: true, category: null, id: "n1", key: "n1" }];
  composer.editing = cards[0];
  drafts.set("edit/n1", { ...EMPTY, text: "なおしている", part: "meaning" });
  go("building");
  assert.deepEqual(given(), []);
  assert.equal(drafts.get("edit/n1").text, "なおしている");

  composer.editing = null;
  go("barriers");
  assert.deepEqual(given(), [["meaning", "なおしている", "unsent"]]);
});

test("another wording of a note that is gone is a note by itself", () => {
  drafts.set("edit/n1", { ...EMPTY, text: "なおしている", part: "meaning" });
  seat.own = { seq: -1 }; // nobody has said yet which notes there are
  go("building");
  assert.deepEqual(given(), []);

  seat.own = { seq: 3 };
  left.paint();
  assert.deepEqual(given(), [["meaning", "なおしている", "unsent"]]);
});

test("lines on notes are offered once nobody builds on these any more", () => {
  device.set(lineKey(PLACE, "meaning", "n1"), "雨の日も");
  device.set(lineKey(PLACE, "building", "n2"), "夜も");
  device.set(lineKey("1:q", "meaning", "n1"), "ほかの席の");
  go("meaning");
  assert.deepEqual(given(), [["building", "夜も", "unsent"]]);

  go("building");

  assert.deepEqual(given()[1], ["meaning", "雨の日も", "unsent"]);
  assert.equal(device.get(lineKey(PLACE, "meaning", "n1")), null);
  assert.equal(device.get(lineKey("1:q", "meaning", "n1")), "ほかの席の");
});
