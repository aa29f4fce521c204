import assert from "node:assert/strict";
import { test } from "node:test";
import { belongsTo, pictureOf } from "../../static/src/belonging.js";
import { Device } from "../../static/src/device.js";
import { Outbox } from "../../static/src/outbox.js";
import { Answers } from "../../static/src/phone/answers.js";
import { choices, spokenDay, todayIn } from "../../static/src/phone/days.js";
import { Drafts } from "../../static/src/phone/drafts.js";
import { Memos } from "../../static/src/phone/memos.js";
import { Seat } from "../../static/src/phone/seat.js";
import { isLarge } from "../../static/src/phone/small.js";
import { withdrawStep } from "../../static/src/takeaway/withdrawing.js";

const OWN = { seq: 1, notes: [], ballots: {}, agreed: [], relates: [], related: [], fits: {} };
const LINES = { if_then: "", owner: "", sign_of_success: "nobody is late" };
const STEP = { what: "call", when: "2026-01-16", ...LINES, example: false, in_report: true };

/** Someone's answers, on a line that is down until `up()`; `sent` is what went up. */
function answers() {
  const device = new Device(() => {
    throw new Error("no storage");
  });
  const line = { up: false };
  /** @type {any[]} */
  const sent = [];
  /** @type {Outbox} */
  const outbox = new Outbox({
    key: "outbox:1:p",
    device,
    attempt: async (action) => {
      sent.push(action);
      return { ok: true, seq: 5 };
    },
    ready: () => line.up,
    on: { accepted: (action, seq) => seat.accepted(action, seq) },
  });
  const online = () => line.up;
  const seat = new Seat({ outbox, drafts: new Drafts(device, "1:p"), online });
  const know = (/** @type {object} */ own) =>
    seat.know(/** @type {any} */ ({ ...OWN, pledges: {}, ...own }));
  know({});
  const up = async () => {
    line.up = true;
    await outbox.flush();
  };
  return { answers: new Answers({ seat, outbox, online }), know, outbox, seat, sent, up };
}

test("わかる is there at once, and toggling it without a line sends the last word only", async () => {
  const { answers: here, know, sent, up } = answers();

  here.relate("n1", true);
  assert.equal(here.related.has("n1"), true);
  here.relate("n1", false);
  here.relate("n1", true);
  here.relate("n2", true);
  await up();

  assert.deepEqual(
    sent.map(({ note, on }) => [note, on]),
    [
      ["n1", true],
      ["n2", true],
    ],
  );
  assert.equal(here.related.has("n1"), true, "until the server says so itself");
  know({ seq: 5, relates: ["n2"] });
  assert.equal(here.related.has("n1"), false);
  assert.equal(here.related.has("n2"), true);
});

test("what the server knows stands until something else is said", () => {
  const { answers: here, know } = answers();
  know({ agreed: ["rules"], relates: ["n1"], fits: { open: "fits" } });

  assert.equal(here.agreed("rules"), true);
  assert.equal(here.fit("open", "we saw this"), "fits");
  here.check("open", "we saw this", "not_quite");
  here.relate("n1", false);

  assert.equal(here.fit("open", "we saw this"), "not_quite");
  assert.equal(here.related.has("n1"), false);
});

test("saying again what was said sends nothing", () => {
  const { answers: here, know, outbox } = answers();
  know({ agreed: ["rules"], fits: { open: "fits" } });

  here.agree("rules");
  here.check("open", "we saw this", "fits");

  assert.equal(outbox.waiting.length, 0);
});

test("a first step is shown with how far it got, and is one however often it changes", async () => {
  const { answers: here, know, sent, up } = answers();

  here.makeStep("pledge", STEP);
  here.makeStep("pledge", { ...STEP, what: "write" });
  assert.deepEqual(here.step("pledge"), { ...STEP, what: "write", id: null, state: "queued" });
  await up();

  assert.equal(sent.length, 1);
  assert.equal(here.step("pledge")?.state, "delivered");
  know({ seq: 5, pledges: { pledge: { ...STEP, id: "s1", what: "write", hidden: false } } });
  assert.equal(here.step("pledge")?.id, "s1");
});

test("a first step that is taken back is gone at once, sent or not", async () => {
  const { answers: here, know, outbox, seat } = answers();
  const parts = { seat, outbox };

  here.makeStep("pledge", STEP);
  withdrawStep(parts, "pledge");
  assert.equal(here.step("pledge"), undefined);
  assert.equal(outbox.waiting.length, 0);
  know({ pledges: { pledge: { ...STEP, id: "s1", hidden: false } } });
  withdrawStep(parts, "pledge");

  assert.equal(here.step("pledge"), undefined);
  assert.deepEqual(
    outbox.waiting.map(({ action }) => [action.type, action.pledge]),
    [["WithdrawFirstStep", "s1"]],
  );
});

test("a first step that leaves the report does so at once, and one that is made anew says its own", () => {
  const { answers: here, know, outbox } = answers();
  know({ pledges: { pledge: { ...STEP, id: "s1", hidden: false } } });

  outbox.add("SetFirstStepInReport", { pledge: "s1", in_report: false });
  assert.equal(here.step("pledge")?.in_report, false);
  here.makeStep("pledge", STEP);
  assert.equal(here.step("pledge")?.in_report, true);
});

test("the days to choose are those of the first paint", () => {
  // tests/web/test_days.py has the same days.
  const of = (/** @type {string} */ today) => Object.values(choices(today)).join(" ");

  assert.equal(of("2026-01-15"), "2026-01-15 2026-01-16 2026-01-17 2026-01-19"); // Thursday
  assert.equal(of("2026-01-17"), "2026-01-17 2026-01-18 2026-01-18 2026-01-19"); // Saturday
  assert.equal(of("2026-01-18"), "2026-01-18 2026-01-19 2026-01-18 2026-01-19"); // Sunday
  assert.equal(of("2026-12-31"), "2026-12-31 2027-01-01 2027-01-02 2027-01-04");
});

test("today is the day where the session is, not where the phone is", () => {
  const evening = Date.UTC(2026, 0, 15, 16, 0);

  assert.equal(todayIn(evening, "Asia/Tokyo"), "2026-01-16");
  assert.equal(todayIn(evening, "Europe/Berlin"), "2026-01-15");
});

test("a day is said as people say it", () => {
  assert.equal(spokenDay("2026-01-17", "ja"), "1/17(土)");
  assert.equal(spokenDay("2026-01-17", "en"), "Sat, Jan 17");
});

test("a step that is a thing, or a long story, is offered to be made smaller", () => {
  for (const small of [
    "昔の上司を昼に誘う",
    "話してみたい。",
    "「ありがとう」と言った",
    "Call Ben",
  ]) {
    assert.equal(isLarge(small), false, small);
  }
  for (const large of ["人脈", "地域との関わり", "networking", `${"あ".repeat(60)}する`]) {
    assert.equal(isLarge(large), true, large);
  }
  assert.equal(isLarge("  "), false);
});

test("memos and passing are kept by part, and go with everything of their person only", () => {
  const device = new Device(() => {
    throw new Error("no storage");
  });
  const [ann, ben] = [new Memos(device, "1:ann"), new Memos(device, "1:ben")];
  ann.set("pairs", "the silence");
  ann.pass("checkin", true);
  ben.set("pairs", "the rain");
  device.set(pictureOf("1"), "what the room saw");
  device.set(pictureOf("11"), "what another room saw");

  assert.equal(ann.get("pairs"), "the silence");
  assert.equal(ann.get("open"), "");
  assert.equal(ann.passed("checkin"), true);
  device.forget(belongsTo("1:ann"));

  assert.equal(ann.get("pairs"), "");
  assert.equal(ann.passed("checkin"), false);
  assert.equal(ben.get("pairs"), "the rain");
  assert.equal(device.get(pictureOf("1")), null);
  assert.equal(device.get(pictureOf("11")), "what another room saw");
});
