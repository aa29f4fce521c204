// @ts-check
/**
 * The page that a participant takes home: what the server painted, kept true while it is open,
 * and the memos of this device.
 *
 * @typedef {import("./protocol.js").Session} Session
 * @typedef {import("./protocol.js").RelatedNote} RelatedNote
 */

import { Clock } from "./clock.js";
import { connect } from "./connection.js";
import { Device } from "./device.js";
import { copy, fill, piece, replaceChildrenKeyed } from "./dom.js";
import { oncePerFrame } from "./frame.js";
import { later } from "./later.js";
import { fillNote, speak } from "./note.js";
import { Outbox } from "./outbox.js";
import { page } from "./page.js";
import { Drafts } from "./phone/drafts.js";
import { Evening } from "./phone/evening.js";
import { giveBack } from "./phone/giving_back.js";
import { Line } from "./phone/line.js";
import { Mine } from "./phone/mine.js";
import { show } from "./phone/parts.js";
import { PrivateWords } from "./phone/private.js";
import { Pulse } from "./phone/pulse.js";
import { sentence } from "./phone/reasons.js";
import { explainBy } from "./phone/refusals.js";
import { Seat } from "./phone/seat.js";
import { INSIGHT, MAKE_FIRST_STEP, SESSION } from "./protocol.js";
import { Store } from "./store.js";
import { After } from "./takeaway/after.js";
import { askTwice } from "./takeaway/asking.js";
import { Erasing } from "./takeaway/erasing.js";
import { openOnPaper } from "./takeaway/folds.js";
import { handOut } from "./takeaway/handing.js";
import { Leaving } from "./takeaway/leaving.js";
import { Month } from "./takeaway/month.js";
import { save } from "./takeaway/saving.js";
import { fillInTopic } from "./takeaway/thanking.js";
import { withdrawStep } from "./takeaway/withdrawing.js";
import { pick, t } from "./words.js";

const SAID_MS = 6000;

const place = `${page.code}:${page.person}`;
const main = /** @type {HTMLElement} */ (document.getElementById("main"));

explainBy(sentence);
const store = new Store();
const clock = new Clock();
const device = new Device();
const drafts = new Drafts(device, place);
const refresh = oncePerFrame(paint);
const online = () => connection?.state === "online";

const outbox = new Outbox({
  key: `outbox:${place}`,
  device,
  attempt: (action) => connection.attempt(action),
  ready: online,
  on: {
    accepted: (action, seq) => seat.accepted(action, seq),
    refused: (action, { reason }) => {
      line.refused();
      seat.refused(action, reason);
      evening.refused(action, reason);
      giveBack(device, place, action, () => {}); // what is said below is true of it, too
      if (action.type !== MAKE_FIRST_STEP) say(sentence(reason, action.type));
    },
    change: refresh,
  },
});
const seat = new Seat({ outbox, drafts, online });
const evening = new Evening({
  seat,
  outbox,
  drafts,
  device,
  place,
  clock,
  online,
  changed: refresh,
  words: page.evening && new PrivateWords(device, place, page.evening, refresh),
});
const mine = new Mine(piece(main, "mine"), seat, () => {});
const line = new Line(piece(main, "line"), null, () => outbox.waiting.length);
const forget = async () => {
  await month.under; // what is on its way must not arrive after the server has forgotten
  return (await evening.words?.forget()) ?? true;
};
const erasing = new Erasing({ seat, answers: evening.answers, outbox, device, place, forget });

if (page.own) seat.know(page.own);
const looks = page.categories ?? {};
const ruby = page.easy && later(() => import("./phone/ruby.js"), refresh);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let quiet;
let memos = ""; // as a file

function paint() {
  const session = /** @type {Session | undefined} */ (store.get(SESSION));
  if (!session) return;
  if (ruby) ruby();
  piece(main, "open").hidden = session.ended;
  paintStep(session);
  paintMine(session);
  paintRelated(session);
  paintSaw(session);
  paintMemos(session);
  pulse.paint(true);
  after.paint();
  leaving.paint();
  line.update();
  fill(main, { erasing: erasing.words });
  void erasing.go().then((done) => done && refresh());
}

/** @param {Session} session */
function paintStep({ ended }) {
  const root = main.querySelector('[data-part="first-step"]');
  if (!root) return;
  const part = page.evening?.step_part ?? "";
  piece(main, "step-section").hidden = !seat.own.asked.includes(part);
  evening.firstStep?.paint(/** @type {HTMLElement} */ (root));
  const { step } = evening;
  piece(main, "step-off").hidden = step === undefined;
  const settled = step?.state === "delivered" && !evening.words?.waiting;
  const planned = Boolean(step?.when && settled);
  piece(main, "calendar").hidden = !planned;
  after.offer(planned && ended);
}

/** @param {Session} session */
function paintMine(session) {
  const cards = seat.cards().filter(({ state }) => state !== "refused"); // nobody has those
  fill(main, { "mine-count": cards.length });
  show(main, { "mine-none": cards.length === 0, "mine-how": cards.length > 0 });
  mine.update(cards, (card) => ({
    editable: false,
    nameable: false,
    category: looks[card.part]?.find(({ id }) => id === card.category) ?? null,
    step: titleOf(session, card.part),
  }));
}

/** @param {Session} session */
function paintRelated(session) {
  const notes = seat.own.related;
  fill(main, { "related-count": notes.length });
  show(main, { "related-none": notes.length === 0 });
  replaceChildrenKeyed(piece(main, "related"), [...notes].reverse(), {
    key: ({ id }) => id,
    create: () => copy("kept-word"),
    update: (element, note) => {
      const category = looks[note.part]?.find(({ id }) => id === note.category) ?? null;
      fillNote(/** @type {HTMLElement} */ (element.querySelector(".note")), note, category);
      const relates = note.relates ? t("{n} relate", { n: note.relates }) : "";
      fill(element, { step: titleOf(session, note.part), relates });
      show(element, { relates: relates !== "" });
    },
  });
}

/** What was seen, once phones may look back at it. @param {Session} session */
function paintSaw(session) {
  const saw = session.parts.filter(({ id }) => store.get(INSIGHT + id));
  piece(main, "saw").hidden = saw.length === 0;
  fill(main, { "saw-count": saw.length });
  replaceChildrenKeyed(piece(main, "saw-list"), saw, {
    key: ({ id }) => id,
    create: () => copy("saw-item"),
    update: (element, { id, title }) => {
      const text = String(store.get(INSIGHT + id)?.text);
      fill(element, { step: pick(title), text });
      speak(/** @type {HTMLElement} */ (element.querySelector(".saw__text")), text);
    },
  });
}

/** @param {Session} session */
function paintMemos(session) {
  const kept = session.parts
    .map(({ id }) => ({ id, text: evening.memos.get(id) }))
    .filter(({ text }) => text !== "");
  piece(main, "memos").hidden = kept.length === 0;
  memos = kept.map(({ id, text }) => `${titleOf(session, id)}\n${text}\n`).join("\n");
  replaceChildrenKeyed(piece(main, "memos-list"), kept, {
    key: ({ id }) => id,
    create: () => copy("memo-item"),
    update: (element, { id, text }) => fill(element, { text, step: titleOf(session, id) }),
  });
}

/** @param {Session} session @param {string} part */
const titleOf = (session, part) => pick(session.parts.find(({ id }) => id === part)?.title);

/** @param {string} words stay for a moment */
function say(words) {
  const bar = piece(main, "say");
  bar.textContent = words;
  bar.hidden = false;
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    bar.hidden = true;
  }, SAID_MS);
}

const stepOff = main.querySelector('[data-part="step-off"]');
if (stepOff) {
  askTwice(/** @type {HTMLElement} */ (stepOff), () => {
    if (page.evening?.step_part) withdrawStep({ seat, outbox }, page.evening.step_part);
    void evening.words?.keep({ whom: "", at: "" }); // without a line it goes with the next one
    refresh();
  });
}
askTwice(piece(main, "erase"), () => {
  erasing.begin();
  month.drop();
  refresh();
});
const pulse = new Pulse(piece(main, "pulse"), {
  ...{ store, seat, outbox, clock, online },
  changed: refresh,
});
const after = new After({ seat, outbox, store, changed: refresh });
const leaving = new Leaving(piece(main, "leave-report"), {
  ...{ seat, outbox, device, place, evening },
  changed: refresh,
});
const month = new Month(device, place, () => erasing.asked);
handOut(main, say);
fillInTopic(piece(main, "thanking"));
openOnPaper(main);
main
  .querySelector('[data-act="save-memos"]')
  ?.addEventListener("click", () => save("memo.txt", memos));
const out = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-out]"));
out?.addEventListener("click", async (event) => {
  event.preventDefault();
  const { goOut } = await import("./phone/out.js");
  void goOut(out, device);
});

/** @type {import("./connection.js").Connection} */
const connection = connect({
  page,
  store,
  clock,
  on: {
    own: (own) => {
      seat.know(own);
      refresh();
    },
    state: (state, why) => {
      line.become(state, why);
      if (state === "online") {
        evening.online();
        void month.flush();
        void outbox.flush();
      }
      refresh();
    },
  },
});
store.subscribe(refresh);
paint();
