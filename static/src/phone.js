// @ts-check
/**
 * The participant's page: puts the pieces together and paints the screen the session asks for.
 *
 * @typedef {import("./protocol.js").Session} Session
 * @typedef {import("./protocol.js").Part} Part
 * @typedef {import("./phone/screens.js").Scene} Scene
 */

import { Clock } from "./clock.js";
import { connect } from "./connection.js";
import { Device } from "./device.js";
import { copy, piece } from "./dom.js";
import { oncePerFrame } from "./frame.js";
import { Outbox } from "./outbox.js";
import { page } from "./page.js";
import { Composer } from "./phone/composer.js";
import { Drafts } from "./phone/drafts.js";
import { Evening } from "./phone/evening.js";
import { followKeys } from "./phone/keys.js";
import { Line } from "./phone/line.js";
import { Mine } from "./phone/mine.js";
import { More } from "./phone/more.js";
import { Pace } from "./phone/pace.js";
import { Pages } from "./phone/pages.js";
import { sentence } from "./phone/reasons.js";
import { SCREENS, titleOf } from "./phone/screens.js";
import { Seat } from "./phone/seat.js";
import { Tray } from "./phone/tray.js";
import { followViewport } from "./phone/viewport.js";
import { ADD_NOTE, EDIT_NOTE, MAKE_FIRST_STEP, PART, SESSION, VOTE } from "./protocol.js";
import { Store } from "./store.js";
import { pick, t } from "./words.js";

const WRITES = new Set(["write"]);
const ADDS = new Set(["board", "themes"]);
const LISTS = new Set(["write", "checkin", "board", "thanks"]); // one's own notes are unfolded here
const BETWEEN = new Set(["wait", "plain", "takeaway", "checkout"]); // all of them are listed here
const REVEALED = new Set([
  ...["board", "pair", "themes", "vote", "result", "insight"],
  ...["plain", "question", "pledge", "share", "takeaway", "checkout"],
]);

/** Whose words come back beside the place where they were written. */
const GIVEN_BACK = new Set([ADD_NOTE, EDIT_NOTE, MAKE_FIRST_STEP]);

const place = `${page.code}:${page.person}`;
const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const nickname = main.dataset.nickname ?? "";

const store = new Store();
const clock = new Clock();
const device = new Device();
const drafts = new Drafts(device, place);
const refresh = oncePerFrame(paint);

const outbox = new Outbox({
  key: `outbox:${place}`,
  device,
  attempt: (action) => connection.attempt(action),
  ready: () => connection?.state === "online",
  on: {
    accepted: (action, seq) => seat.accepted(action, seq),
    refused: (action, answer) => {
      seat.refused(action, answer.reason);
      evening.refused(action, answer.reason);
      if (!GIVEN_BACK.has(action.type)) tray.say(sentence(answer.reason, action.type));
    },
    change: refresh,
  },
});
const online = () => connection?.state === "online";
const seat = new Seat({ outbox, drafts, online });
const pages = new Pages({
  store,
  device: new Device(() => globalThis.sessionStorage),
  place,
  turn: (part, n) => connection.turn(part, n),
  own: () => seat.own,
});
const more = new More({ pages, online, changed: refresh });
const evening = new Evening({
  seat,
  outbox,
  drafts,
  device,
  place,
  clock,
  online,
  changed: refresh,
});

const pace = new Pace(/** @type {HTMLElement} */ (document.querySelector(".top__pace")), clock);
const line = new Line(piece(document, "line"), piece(document, "dot"), () => outbox.waiting.length);
const tray = new Tray(piece(main, "tray"));
const mine = new Mine(piece(main, "mine"), seat, (card) => {
  sheet = true;
  composer.edit(card);
  paint();
  composer.focus();
});
const form = /** @type {HTMLFormElement} */ (piece(main, "composer"));
const composer = new Composer({ form, seat, drafts, nickname, changed: refresh });

/** Categories by part: one's own notes outlive the part they were written in. */
const looks = new Map(Object.entries(page.categories ?? {}));

/** @type {Scene["place"]} */
let where = { hint: 0, tab: "all" };
let sheet = false; // whether the composer lies over the notes
let later = false; // whether the unfinished note is to wait
/** @type {string | undefined} */
let shown = main.dataset.shows;
/** @type {string | undefined} */
let stop;

function paint() {
  const session = /** @type {Session | undefined} */ (store.get(SESSION));
  if (!session) return;
  const here = session.stop.part;
  const part = /** @type {Part | undefined} */ (store.get(PART + here));
  if (part) looks.set(here, part.categories);
  if (stop !== session.stop.id) arrive(session);
  pages.follow(here);
  const root = screen(session);
  const scene = { store, seat, session, part, here, place: where, nickname, more, evening };
  SCREENS[session.screen](root, scene);
  pace.update(session, titleOf(session) || session.title);
  composer.at(part);
  paintMine(session, here);
  paintTray(session, here);
  composer.fit();
  line.update();
}

/**
 * One's own notes: of this step, or all of them between the steps.
 *
 * @param {Session} session
 * @param {string} here
 */
function paintMine(session, here) {
  const whole = session.ended || BETWEEN.has(session.screen);
  const listed = session.screen !== "board" || where.tab === "mine";
  const cards = (session.screen === "pair" ? [] : seat.cards()).filter((card) => {
    return card.state === "refused" || (listed && (whole || card.part === here));
  });
  mine.update(cards, (card) => ({
    category: looks.get(card.part)?.find(({ id }) => id === card.category) ?? null,
    step: whole ? pick(session.parts.find(({ id }) => id === card.part)?.title) : "",
  }));
  if (cards.some(({ state }) => state === "refused")) mine.open(true);
}

/**
 * @param {Session} session
 * @param {string} here
 */
function paintTray(session, here) {
  const writing = WRITES.has(session.screen);
  const over = sheet && !writing;
  form.hidden = !writing && !sheet;
  main.dataset.sheet = String(over);
  const held = session.screen === "vote" && store.get(VOTE + here);
  const ballot = held ? seat.ballot(here) : undefined;
  const closed = !writing && !sheet;
  const unfinished = REVEALED.has(session.screen) && closed && composer.unfinished && !later;
  tray.update({
    posting: writing || sheet,
    closing: over || composer.editing !== null,
    adding: ADDS.has(session.screen) && closed && !unfinished,
    unfinished,
    editing: composer.editing !== null,
    vote:
      held && closed
        ? {
            left: Math.max(0, held.budget - (ballot?.length ?? 0)),
            budget: held.budget,
            undecided: ballot?.length === 0,
          }
        : null,
  });
}

/** The session has moved: what was being typed stays, what was looked at begins anew. */
function arrive(/** @type {Session} */ session) {
  const first = stop === undefined;
  const samePart = stop?.split("/")[0] === session.stop.part;
  stop = session.stop.id;
  mine.open(LISTS.has(session.screen));
  if (!samePart) {
    drafts.leave(session.parts.map(({ id }) => id).filter((id) => id !== session.stop.part));
  }
  if (first) return;
  if (!samePart) {
    where = { hint: 0, tab: "all" };
    later = false;
  }
  // Who is in the middle of a sentence stays in it where notes can be added. Everybody else sees
  // the new screen whole, and is offered what was begun beside it.
  const busy = (composer.focused && composer.unfinished) || composer.editing !== null;
  const stays = WRITES.has(session.screen) || ADDS.has(session.screen);
  sheet = busy && ADDS.has(session.screen);
  if (busy && !stays) {
    composer.rest();
    later = false;
    tray.say(""); // the bar itself says it now
  }
  if (!busy || !stays) window.scrollTo({ top: 0 });
  else if (sheet && composer.unfinished) {
    tray.say(t("You have an unfinished note. Post it now?"));
  }
  const news = t("Now: {title}", { title: titleOf(session) || session.title });
  piece(main, "news").textContent = news;
  if (document.hidden) tray.say(news);
}

/** The element of the present screen; the one the server painted is kept. */
function screen(/** @type {Session} */ session) {
  const frame = piece(main, "screen");
  const present = /** @type {HTMLElement | null} */ (frame.firstElementChild);
  if (present && shown === session.screen) return present;
  const fresh = copy(`screen-${session.screen}`);
  shown = session.screen;
  main.dataset.shows = session.screen;
  frame.replaceChildren(fresh);
  return fresh;
}

/** @type {Record<string, (button: HTMLElement) => void>} */
const DOES = {
  hint: () => {
    where = { ...where, hint: where.hint + 1 };
  },
  tab: (button) => {
    where = { ...where, tab: button.dataset.tab === "mine" ? "mine" : "all" };
  },
  open: () => {
    sheet = true;
    paint();
    composer.focus();
  },
  close: () => {
    composer.cancel();
    sheet = false;
    later = true;
  },
  later: () => {
    later = true;
  },
  dot: (button) => {
    const target = /** @type {HTMLElement} */ (button.closest("[data-key]")).dataset.key ?? "";
    choose(target);
  },
  undecided: () => cast([]),
  "read-on": () => more.press(),
  fit: (button) => {
    if (button.dataset.fit === "add") DOES.open?.(button);
  },
};

/** @param {string} target */
function choose(target) {
  const here = store.get(SESSION).stop.part;
  const chosen = seat.ballot(here) ?? [];
  const budget = store.get(VOTE + here)?.budget ?? 0;
  if (chosen.includes(target)) cast(chosen.filter((each) => each !== target));
  else if (chosen.length < budget) cast([...chosen, target]);
  else tray.say(t("All are placed. Take one back to choose another"));
}

/** @param {readonly string[]} targets */
const cast = (targets) => seat.cast(store.get(SESSION).stop.part, targets);

main.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest("button[data-act]");
  const act = /** @type {HTMLElement | null} */ (button)?.dataset.act ?? "";
  if (button) evening.press(/** @type {HTMLElement} */ (button), store.get(SESSION).stop.part);
  DOES[act]?.(/** @type {HTMLElement} */ (button));
  if (DOES[act]) refresh();
});
form.addEventListener("submit", () => {
  // The composer has taken what was typed; on the board the sheet makes room for the notes.
  if (!composer.unfinished && !composer.editing) sheet = false;
  if (composer.stopped) sheet = true; // what keeps it from going is said there
  refresh();
});
window.addEventListener("storage", refresh); // another tab of the same person

/** @type {import("./connection.js").Connection} */
const connection = connect({
  page,
  store,
  clock,
  on: {
    snapshot: () => pages.again(),
    page: (page) => pages.take(page),
    own: (own) => {
      seat.know(own);
      refresh();
    },
    state: (state) => {
      line.become(state);
      if (state === "online") {
        evening.online();
        void outbox.flush();
      }
      refresh();
    },
  },
});
if (page.own) seat.know(page.own);
for (const each of page.pages ?? []) pages.take(each);
store.subscribe(refresh);
followViewport(/** @type {HTMLElement} */ (document.querySelector(".top")), piece(main, "tray"));
followKeys(main);
paint();
if (!device.lasting)
  tray.say(t("If you close this page you cannot come back to it. Please note its address"));
