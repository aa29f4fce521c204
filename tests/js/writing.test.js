import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Device } from "../../static/src/device.js";
import { Outbox } from "../../static/src/outbox.js";
import { Drafts } from "../../static/src/phone/drafts.js";
import { Seat } from "../../static/src/phone/seat.js";

mock.timers.enable({ apis: ["setTimeout"] }); // no code that comes later is waited for
Object.assign(globalThis, {
  addEventListener: () => {},
  document: { getElementById: () => null, addEventListener: () => {} },
  matchMedia: () => ({ matches: false }),
  window: { innerHeight: 844, addEventListener: () => {} },
});
const { Beside } = await import("../../static/src/phone/beside.js");
const { Whisper } = await import("../../static/src/phone/whisper.js");

const DRAFT = { text: "一枚", category: null, named: false, withheld: false, next: "" };
const OWN = {
  name: "はな",
  seq: 1,
  notes: [],
  ballots: {},
  agreed: [],
  relates: [],
  replies: [],
  done: [],
};

/** Somebody at a phone; `line.answer` is what the server says, null for nothing. */
function phone() {
  const device = new Device(() => {
    throw new Error("no storage");
  });
  const line = { up: true, answer: /** @type {any} */ ({ ok: true, seq: 5 }) };
  const drafts = new Drafts(device, "1:p");
  /** @type {Outbox} */
  const outbox = new Outbox({
    key: "outbox:1:p",
    device,
    attempt: async () => line.answer,
    ready: () => line.up,
    on: {
      accepted: (action, seq) => seat.accepted(action, seq),
      refused: (action, { reason }) => seat.refused(action, reason),
    },
  });
  const online = () => line.up;
  const seat = new Seat({ outbox, drafts, online });
  const know = (/** @type {object} */ own) => seat.know(/** @type {any} */ ({ ...OWN, ...own }));
  know({});
  /** What the session says now: where it is, and the part there. */
  const store = /** @type {any} */ (
    new Map([
      ["session", { stop: { part: "meaning" }, screen: "write", since: 0, timer: null }],
      ["part/meaning", { names: "participant_choice", starters: [], nudged: false }],
    ])
  );
  const clock = { time: 0, now: () => clock.time };
  const main = /** @type {any} */ ({ addEventListener: () => {} });
  const parts = { main, store, seat, outbox, device, place: "1:p", online };
  const beside = new Beside({ ...parts, clock: /** @type {any} */ (clock), changed: () => {} });
  return { beside, clock, device, drafts, know, line, outbox, seat, store };
}

test("somebody is done at once, and not any more when they write on", () => {
  const { beside, line, outbox, seat } = phone();
  line.up = false;

  assert.equal(beside.done, false);
  outbox.add("SayDone", { part: "building", on: true });
  assert.equal(beside.done, false);
  outbox.add("SayDone", { part: "meaning", on: true });
  assert.equal(beside.done, true);
  assert.equal(beside.words, ""); // nothing is said to somebody who is done
  seat.post("meaning", DRAFT);
  assert.equal(beside.done, false);

  const other = phone();
  other.know({ seq: 9, done: ["meaning"] });
  assert.equal(other.beside.done, true);
});

test("a note can be changed for two minutes once it is shown, a late one as long as the step is here", () => {
  const { beside, clock, store } = phone();
  const card = (/** @type {object} */ more) =>
    /** @type {any} */ ({ id: "n1", part: "meaning", late: false, ...more });
  const editable = (/** @type {object} */ more = {}) => beside.ways(card(more)).editable;

  assert.equal(editable(), true);
  store.set("session", { ...store.get("session"), screen: "board", since: 1000 });
  assert.equal(editable(), true);
  store.set("session", { ...store.get("session"), screen: "themes", since: 100_000 });
  clock.time = 120_999;
  assert.equal(editable(), true);
  clock.time = 121_000;

  assert.equal(editable(), false);
  assert.equal(editable({ late: true }), true);
  assert.equal(editable({ id: null }), true); // it has not even arrived
  assert.equal(editable({ part: "welcome" }), false);
});

test("a name stands on a note as soon as it is put there, and goes as soon as it is taken off", () => {
  const { know, line, seat } = phone();
  line.up = false;
  const note = { id: "n1", part: "meaning", text: "一枚", category: null, by: null };
  know({ notes: [note] });
  const first = () => /** @type {any} */ (seat.cards()[0]);

  seat.name(first(), true);
  assert.equal(first().by, "はな");
  assert.equal(first().state, "queued");
  seat.name(first(), false);

  assert.equal(first().by, null);
});

test("a line that the server refuses lies beside the notes, to be changed and posted", async () => {
  const { line, outbox, seat } = phone();
  line.answer = { ok: false, reason: "not_shown", again: false };

  outbox.add("AddReply", { note: "n1", text: "雨の日も", named: false, part: "meaning" });
  await outbox.flush();
  await new Promise((done) => setImmediate(done));

  const [card] = seat.cards("meaning");
  assert.deepEqual([card?.text, card?.state, card?.category], ["雨の日も", "refused", null]);
});

test("a note is said to be stuck only when several tries brought no answer", async () => {
  const { line, outbox, seat } = phone();
  line.answer = null;

  outbox.add("AddNote", { part: "meaning", text: "一枚" });
  await new Promise((done) => setImmediate(done));
  assert.equal(seat.stuck, false);
  for (let n = 0; n < 2; n += 1) await outbox.flush();
  assert.equal(seat.stuck, true);
  line.up = false;
  assert.equal(seat.stuck, false); // then the bar says so
  line.up = true;
  line.answer = { ok: true, seq: 5 };
  await outbox.flush();

  assert.equal(seat.stuck, false);
});

/** What is whispered in a part that began a minute ago and has `left` ms. */
function whispered(/** @type {any} */ more = {}, left = 60_001) {
  const now = 1_000_000_000;
  const timer = { ends_at: now + left, left: null };
  const session = /** @type {any} */ ({ since: now - 60_000, timer });
  const part = { id: "meaning", nudged: false, starters: [{ ja: "…のとき", en: "When …" }] };
  const { device } = phone();
  const whisper = new Whisper({
    device,
    place: "1:p",
    clock: /** @type {any} */ ({ now: () => now }),
    changed: () => {},
  });
  return whisper.words(session, /** @type {any} */ ({ ...part, ...more }));
}

test("who has written nothing gets a beginning after half the time, and no earlier", () => {
  assert.match(whispered({}, 60_000), /^For example/);
  assert.doesNotMatch(whispered({}, 61_000), /^For example/);
  assert.doesNotMatch(whispered({ starters: [] }, 1), /^For example/);
});

test("what the facilitator says to the silent comes first", () => {
  assert.match(whispered({ nudged: true }, 1), /^One word/);
});

test("that one can speak is said in one part and never again", () => {
  const { device } = phone();
  const clock = /** @type {any} */ ({ now: () => 0 });
  const whisper = new Whisper({ device, place: "1:p", clock, changed: () => {} });
  const session = /** @type {any} */ ({ since: 0, timer: null });
  const at = (/** @type {string} */ id) =>
    whisper.words(session, /** @type {any} */ ({ id, nudged: false, starters: [] }));

  assert.match(at("meaning"), /speak/);
  assert.match(at("meaning"), /speak/);
  assert.equal(at("building"), "");
});
