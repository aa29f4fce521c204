import assert from "node:assert/strict";
import { test } from "node:test";
import { Device } from "../../static/src/device.js";
import { Outbox } from "../../static/src/outbox.js";
import { changeOf, Drafts } from "../../static/src/phone/drafts.js";
import { length, measure, split } from "../../static/src/phone/length.js";
import { scatter, shuffled } from "../../static/src/phone/order.js";
import { Seat } from "../../static/src/phone/seat.js";

const SOFT = { ja: 40, en: 90 };

test("length is counted as people count", () => {
  assert.equal(length("👨‍👩‍👧‍👦です"), 3);
  assert.equal(length(" 髙﨑𠮷 "), 3);
});

test("the counter comes at three quarters of what the last row can read, by language", () => {
  assert.equal(measure("あ".repeat(29), SOFT).shown, false);
  assert.equal(measure("あ".repeat(30), SOFT).shown, true);
  assert.equal(measure("あ".repeat(41), SOFT).long, true);
  assert.equal(measure("a".repeat(41), SOFT).long, false);
});

test("more than 200 characters or five lines do not fit on a note", () => {
  assert.equal(measure("a".repeat(200), SOFT).over, false);
  assert.equal(measure("a".repeat(201), SOFT).over, true);
  assert.equal(measure("1\n2\n3\n4\n5\n6", SOFT).over, true);
});

test("a note is split at the cursor, and without one after a sentence near the middle", () => {
  assert.deepEqual(split("ひとつめ、ふたつめ", 5), ["ひとつめ、", "ふたつめ"]);
  assert.deepEqual(split("One, and more. Then the other thing", 35), [
    "One, and more.",
    "Then the other thing",
  ]);
  assert.deepEqual(split("ああああああ", 6), ["あああ", "あああ"]);
});

test("two people read the same notes in different orders, each the same every time", () => {
  const notes = ["a1", "b2", "c3", "d4", "e5", "f6"].map(
    (id) => /** @type {any} */ ({ id, late: false }),
  );
  const late = /** @type {any} */ ({ id: "z9", late: true });
  const of = (/** @type {string} */ person) =>
    shuffled([late, ...notes], person).map(({ id }) => id);

  assert.deepEqual(of("ann"), of("ann"));
  assert.notDeepEqual(of("ann"), of("ben"));
  assert.equal(of("ann").at(-1), "z9");
});

test("the shuffle is the one of the first paint", () => {
  // tests/web/test_phone_view.py has the same numbers.
  assert.equal(scatter(""), 0x811c9dc5);
  assert.equal(scatter("8f3a/k2m4p6r8"), 3052600828);
});

/** A seat whose line is down until `up()` is called; the server answers as told. */
function seat() {
  const device = new Device(() => {
    throw new Error("no storage");
  });
  const drafts = new Drafts(device, "1:p");
  const line = { up: false, answer: /** @type {any} */ ({ ok: true, seq: 5 }) };
  /** @type {Outbox} */
  const outbox = new Outbox({
    key: "outbox:1:p",
    device,
    attempt: async () => line.answer,
    ready: () => line.up,
    on: {
      accepted: (action, seq) => here.accepted(action, seq),
      refused: (action, { reason }) => here.refused(action, reason),
    },
  });
  const here = new Seat({ outbox, drafts, online: () => line.up });
  const up = async () => {
    line.up = true;
    await outbox.flush();
  };
  return { here, drafts, line, outbox, up };
}

const DRAFT = { text: "ひとつ", category: null, named: false, withheld: false, next: "" };
const note = (/** @type {object} */ more) => ({
  id: "n1",
  part: "meaning",
  text: "ひとつ",
  category: null,
  by: null,
  in_report: true,
  late: false,
  edited: false,
  hidden: false,
  ...more,
});

test("a note says honestly how far it got, and keeps its place on the screen", async () => {
  const { here, up } = seat();
  here.post("meaning", DRAFT);
  const [queued] = here.cards("meaning");
  assert.equal(queued?.state, "queued");

  await up();
  assert.equal(here.cards("meaning")[0]?.state, "delivered");
  here.know({ seq: 5, notes: [note({})], ballots: {} });

  const cards = here.cards("meaning");
  assert.equal(cards.length, 1);
  assert.equal(cards[0]?.key, queued?.key);
  assert.equal(cards[0]?.id, "n1");
});

test("a refused note stays beside its reason, and does not touch what is being typed", async () => {
  const { here, drafts, line, up } = seat();
  drafts.set("meaning", { ...DRAFT, text: "いま書いている" });
  line.answer = { ok: false, reason: "too_long", again: false };
  here.post("meaning", DRAFT);
  await up();

  assert.deepEqual(
    here.cards("meaning").map(({ text, state, reason }) => [text, state, reason]),
    [["ひとつ", "refused", "too_long"]],
  );
  assert.equal(drafts.get("meaning").text, "いま書いている");
});

test("what is changed offline is shown at once and marked as waiting", () => {
  const { here } = seat();
  here.know({ seq: 3, notes: [note({})], ballots: {} });
  const [card] = here.cards();
  assert.ok(card);
  here.edit(card, { text: "なおした", category: "self" });
  here.setInReport(card, false);

  const [changed] = here.cards();
  assert.deepEqual(
    [changed?.text, changed?.category, changed?.in_report, changed?.state],
    ["なおした", "self", false, "queued"],
  );
  here.withdraw(card);
  assert.deepEqual(here.cards(), []);
});

test("a ballot that never left is replaced, not sent twice", () => {
  const { here } = seat();
  here.cast("meaning", ["t1"]);
  here.cast("meaning", []);

  assert.deepEqual(here.ballot("meaning"), []);
  assert.equal(here.ballot("building"), undefined);
});

test("a ballot of one vote is none of the next, whether it was sent or still waits", () => {
  const { here } = seat();
  here.know({ seq: 3, notes: [], ballots: { meaning: ["t1"] }, votes: { meaning: "first" } });
  assert.deepEqual(here.ballot("meaning", "first"), ["t1"]);
  assert.equal(here.ballot("meaning", "second"), undefined);

  here.cast("meaning", ["t2"], "first");
  here.cast("meaning", ["t3"], "second");

  assert.deepEqual(here.ballot("meaning", "first"), ["t2"]);
  assert.deepEqual(here.ballot("meaning", "second"), ["t3"]);
});

test("a note is not lost that arrives while it is being changed", async () => {
  const { here, drafts, up } = seat();
  here.post("meaning", DRAFT);
  const [queued] = here.cards("meaning");
  assert.ok(queued);
  drafts.set(changeOf(queued), { ...DRAFT, text: "なおしている" });
  await up(); // it leaves the device in between

  assert.equal(here.edit(queued, { text: "なおした", category: null }), false);
  here.know(/** @type {any} */ ({ seq: 5, notes: [note({})], ballots: {} }));
  const [arrived] = here.cards("meaning");
  assert.ok(arrived);
  assert.equal(drafts.get("edit/n1").text, "なおしている");
  assert.equal(drafts.get(changeOf(queued)).text, "");
  assert.equal(here.edit(arrived, { text: "なおした", category: null }), true);
  assert.equal(here.cards("meaning")[0]?.text, "なおした");
});

test("a change of a note that nothing is known of any more is a note by itself", async () => {
  const { here, outbox, up } = seat();
  here.post("meaning", DRAFT);
  const [queued] = here.cards("meaning");
  assert.ok(queued);
  await up();
  here.know(/** @type {any} */ ({ seq: 5, notes: [note({ text: "ととのえられた" })], ballots: {} }));

  assert.equal(here.edit(queued, { text: "なおした", category: null }), true);
  assert.deepEqual(
    [...outbox.waiting.map(({ action }) => action), ...here.pending].map(({ text }) => text)[0],
    "なおした",
  );
});

test("who takes a note back takes back what they were making of it", () => {
  const { here, drafts } = seat();
  here.know(/** @type {any} */ ({ seq: 3, notes: [note({})], ballots: {} }));
  const [card] = here.cards();
  assert.ok(card);
  drafts.set(changeOf(card), { ...DRAFT, text: "なおしている" });

  here.withdraw(card);

  assert.equal(drafts.get(changeOf(card)).text, "");
});

test("a name that is said holds at once, and until the server knows it", async () => {
  const { here, line, outbox, up } = seat();
  line.answer = { ok: true, seq: 9 };
  here.know(/** @type {any} */ ({ seq: 1, name: "はな", notes: [note({ by: "はな" })] }));
  assert.equal(here.called, "はな");

  outbox.add("CallMe", { nickname: "ヒロコ" });
  for (const named of [false, true]) {
    here.name(/** @type {any} */ (here.cards()[0]), named);
  }

  assert.equal(here.called, "ヒロコ");
  assert.equal(here.cards()[0]?.by, "ヒロコ");
  await up();
  assert.equal(here.called, "ヒロコ"); // accepted, though `own` is not that far yet
  here.know(/** @type {any} */ ({ seq: 9, name: "ヒロコ", notes: [] }));
  assert.equal(here.called, "ヒロコ");
});
