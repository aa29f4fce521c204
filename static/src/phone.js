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
import { later as comesLater } from "./later.js";
import { Outbox } from "./outbox.js";
import { page } from "./page.js";
import { Composer } from "./phone/composer.js";
import { Drafts } from "./phone/drafts.js";
import { Pressed } from "./phone/early.js";
import { Evening } from "./phone/evening.js";
import { greeting } from "./phone/greeting.js";
import { Line } from "./phone/line.js";
import { keepMemo } from "./phone/memo.js";
import { Mine } from "./phone/mine.js";
import { More } from "./phone/more.js";
import { Pace } from "./phone/pace.js";
import { Pages } from "./phone/pages.js";
import { isVoteless } from "./phone/parts.js";
import { finder } from "./phone/pii.js";
import { goThere, takePlace } from "./phone/place.js";
import { sentence } from "./phone/refusals.js";
import { SCREENS, titleOf } from "./phone/screens.js";
import { Seat } from "./phone/seat.js";
import { Tray } from "./phone/tray.js";
import { followViewport } from "./phone/viewport.js";
import {
  ADD_NOTE,
  ADD_REPLY,
  EDIT_NOTE,
  LAND,
  MAKE_FIRST_STEP,
  PART,
  SESSION,
  VOTE,
} from "./protocol.js";
import { Store } from "./store.js";
import { pick, t } from "./words.js";

const WRITES = new Set(["write"]);
const ADDS = new Set(["board", "themes"]);
const ASIDE = new Set(["write", "board", "themes"]); // there one can note something for oneself
const VOTES = ["dot", "undecided", "rise", "sink", "send-order"]; // what buttons of a vote do
const LISTS = new Set(["wait", "write", "checkin", "board", "thanks"]); // one's own notes are unfolded here
const BETWEEN = new Set(["wait", "plain", "takeaway", "checkout"]); // all of them are listed here
const REVEALED = new Set(
  "board pair themes vote result insight plain question pledge share takeaway checkout".split(" "),
);

const WAKING_MS = 15_000; // how long a phone that was looked at again may take to catch up
/** Whose words come back beside the place where they were written. */
const GIVEN_BACK = new Set([ADD_NOTE, ADD_REPLY, EDIT_NOTE, MAKE_FIRST_STEP]);

const place = `${page.code}:${page.person}`;
const main = /** @type {HTMLElement} */ (document.getElementById("main"));

const store = new Store();
const clock = new Clock();
const device = new Device();
// Without a network the page comes back without a record: what this device saw last stands in.
const kept = page.snapshot ? null : device.get(`kept:${place}`);
if (kept) {
  const now = kept.snapshot.now + Date.now() - kept.at;
  Object.assign(page, kept, { snapshot: { ...kept.snapshot, now } });
}
const drafts = new Drafts(device, place);
const back = `back:${place}`;
const refresh = oncePerFrame(paint);

const outbox = new Outbox({
  key: `outbox:${place}`,
  device,
  attempt: (action) => connection.attempt(action),
  ready: () => connection?.state === "online",
  on: {
    accepted: (action, seq) => seat.accepted(action, seq),
    refused: (action, answer) => {
      line.refused();
      seat.refused(action, answer.reason);
      evening.refused(action, answer.reason);
      if (!GIVEN_BACK.has(action.type)) {
        device.set(back, [...(device.get(back) ?? []), action]); // its code may be on its way
        tray.say(sentence(answer.reason, action.type));
        talking()?.giveAllBack(device, place, say);
      }
    },
    change: refresh,
  },
});
const online = () => connection?.state === "online";
const personal = finder(page.personal);
const seat = new Seat({ outbox, drafts, online });
const visit = new Device(() => globalThis.sessionStorage);
const pages = new Pages({
  store,
  device: visit,
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

/** What is looked at, for the same page in another language. */
const view = () => {
  const { id, key } = composer.editing ?? {};
  return { where, sheet, later, changes: id ?? key };
};
const besideCode = comesLater(() => import("./phone/beside.js"), refresh);
/** @type {import("./phone/beside.js").Beside | undefined} */
let made;
const beside = () => {
  const { Beside } = besideCode() ?? {};
  const parts = { main, store, seat, outbox, drafts, device, place, clock, online, composer };
  made ??= Beside && new Beside({ ...parts, visit, view, changed: refresh });
  return made;
};
evening.relating.building = () => beside()?.building;
evening.arriving.personal = personal;
const talking = comesLater(
  () => import("./phone/talking.js"),
  ({ giveAllBack }) => {
    giveAllBack(device, place, say);
    refresh();
  },
);
const voteCode = comesLater(() => import("./phone/voting.js"), refresh);
const ruby = page.easy && comesLater(() => import("./phone/ruby.js"), refresh);
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
const composer = new Composer({ form, seat, drafts, changed: refresh, personal });

/** Categories by part: one's own notes outlive the part they were written in. */
const looks = new Map(Object.entries(page.categories ?? {}));

/** @type {Scene} what was painted last */
let scene;
/** @type {Scene["place"]} */
let where = { hint: 0, tab: "all" };
let sheet = false; // whether the composer lies over the notes
let later = false; // whether the unfinished note is to wait
let told = ""; // what was said last of a note that was sent from there
let missed = ""; // where the session went while nobody looked
let woke = 0; // when somebody began to look again
const pressed = new Pressed();
let hello = ""; // the line for who comes late: it stays until the session moves on
/** @type {string | undefined} */
let shown = main.dataset.shows;
/** @type {string | undefined} */
let stop;

function paint() {
  const session = /** @type {Session | undefined} */ (store.get(SESSION));
  if (!session) return;
  if (ruby) ruby();
  const here = session.stop.part;
  const part = /** @type {Part | undefined} */ (store.get(PART + here));
  if (part) looks.set(here, part.categories);
  if (stop !== session.stop.id) arrive(session);
  pages.follow(here);
  const root = screen(session);
  scene = {
    ...{ store, seat, session, part, here, place: where, more, evening, clock },
    ...{ outbox, device, kept: place, online, talking, voting: voteCode },
    whisper: () => beside()?.words,
    tabs: (/** @type {Parameters<Scene["tabs"]>} */ ...of) => beside()?.tabs(...of),
  };
  SCREENS[session.screen](root, scene);
  pace.update(session, titleOf(session));
  composer.at(part);
  paintMine(session, here);
  paintTray(session, here);
  if (told && told !== composer.told) {
    told = composer.told;
    say(told);
  }
  beside()?.paint();
  if (made) pressed.again();
  const aside = piece(main, "aside");
  aside.hidden = !ASIDE.has(session.screen);
  if (!aside.hidden) keepMemo(aside, evening.memos, here);
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
    ...(beside()?.ways(card) ?? { editable: true, nameable: false }),
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
  const closed = !writing && !sheet;
  const voting = closed && session.screen === "vote" && Boolean(store.get(VOTE + here));
  const voteless = voting && isVoteless(store, here);
  const unfinished = REVEALED.has(session.screen) && closed && composer.unfinished && !later;
  tray.update({
    posting: writing || sheet,
    closing: over || composer.editing !== null,
    adding: (ADDS.has(session.screen) || voteless) && closed && !unfinished,
    unfinished,
    editing: composer.editing !== null,
    done: writing && !over && !composer.unfinished && !composer.editing ? beside()?.done : null,
    voting: voting && !voteless,
  });
  if (voting) voteCode()?.paintTasks(piece(main, "tray"), scene);
}

/** Who looks at the phone again hears where we are now, if that is another place. */
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  woke = Date.now();
  if (missed) tray.say(missed);
  missed = "";
});

/** The session has moved: what was being typed stays, what was looked at begins anew. */
function arrive(/** @type {Session} */ session) {
  const first = stop === undefined;
  const samePart = stop?.split("/")[0] === session.stop.part;
  stop = session.stop.id;
  mine.open(LISTS.has(session.screen));
  if (first) return;
  if (!made) piece(main, "pulse").hidden = true; // until the code comes that knows whether it is asked
  if (piece(main, "say").textContent === hello) tray.say(""); // who was late is with us now
  if (!samePart) {
    where = { hint: 0, tab: "all" };
    later = false;
  }
  // Who is in the middle of a sentence stays in it where notes on the same question can be added.
  // Everybody else sees the new screen whole, and is offered what was begun beside it.
  const busy = (composer.focused && composer.unfinished) || composer.editing !== null;
  const stays = samePart && (WRITES.has(session.screen) || ADDS.has(session.screen));
  sheet = busy && stays && ADDS.has(session.screen);
  if (busy && !stays) {
    composer.rest();
    later = false;
    tray.say(""); // the bar itself says it now
  }
  if (!busy || !stays) window.scrollTo({ top: 0 });
  else if (sheet && composer.unfinished) {
    tray.say(t("You have an unfinished note. Post it now?"));
  }
  const news = t("Now: {title}", { title: whereTo(session, samePart) });
  piece(main, "news").textContent = news;
  if (document.hidden) missed = news;
  else if (Date.now() - woke < WAKING_MS) tray.say(news);
}

/** Where the session went: within a question its phase says it. @param {Session} session @param {boolean} samePart */
function whereTo(session, samePart) {
  const phase = page.phases?.[session.stop.phase];
  return samePart && phase ? phase : [titleOf(session), phase].filter(Boolean).join(" · ");
}

/** The element of the present screen; the one the server painted is kept. */
function screen(/** @type {Session} */ session) {
  const frame = piece(main, "screen");
  const present = /** @type {HTMLElement | null} */ (frame.firstElementChild);
  if (present && shown === session.screen) return present;
  more.leave();
  const fresh = copy(`screen-${session.screen}`);
  shown = session.screen;
  main.dataset.shows = session.screen;
  frame.replaceChildren(fresh);
  return fresh;
}

const say = (/** @type {string} */ words) => tray.say(words);

/**
 * Do something whose code may still be on its way.
 *
 * @template T
 * @param {Promise<T>} code
 * @param {(code: T) => void} use
 */
async function once(code, use) {
  try {
    use(await code);
    refresh();
  } catch {
    say(t("You are offline. Please try again in a moment"));
  }
}

const vote = (/** @type {HTMLElement} */ button) =>
  once(import("./phone/voting.js"), ({ press }) => press(button, scene, say));

/** Ask what is not right, and tell the facilitator. @param {HTMLElement} opener */
const concern = (opener) =>
  once(import("./phone/concern.js"), ({ ask }) => ask(opener, scene, say));

/** @type {Record<string, (button: HTMLElement) => void>} */
const DOES = {
  hint: () => {
    where = { ...where, hint: where.hint + 1 };
  },
  tab: (button) => {
    where = { ...where, tab: button.dataset.tab ?? "all" };
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
  concern,
  ...Object.fromEntries(VOTES.map((act) => [act, vote])),
  "read-on": () => more.press(),
  land: () => outbox.add(LAND, { part: store.get(SESSION).stop.part, at: Math.round(clock.now()) }),
  fit: (button) => {
    if (button.dataset.fit === "add") DOES.open?.(button);
  },
};

document.querySelector(".top [data-act=concern]")?.addEventListener("click", (event) => {
  void concern(/** @type {HTMLElement} */ (event.currentTarget));
});

main.addEventListener("click", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (!made) pressed.keep(target);
  const button = target.closest("button[data-act]");
  const act = /** @type {HTMLElement | null} */ (button)?.dataset.act ?? "";
  if (button) evening.press(/** @type {HTMLElement} */ (button), store.get(SESSION).stop.part);
  DOES[act]?.(/** @type {HTMLElement} */ (button));
  if (DOES[act]) refresh();
});
form.addEventListener("submit", () => {
  // The composer has taken what was typed; on the board the sheet makes room for the notes.
  if (!composer.unfinished && !composer.editing) {
    if (sheet) told = " ";
    sheet = false;
  }
  if (composer.stopped) sheet = true; // what keeps it from going is said there
  refresh();
});
// A form whose code is still on its way is sent as soon as that is there; never by its address.
main.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  event.preventDefault();
  /** @type {HTMLElement} */ (event.target).dataset.pressed = "true";
});
window.addEventListener("storage", refresh); // another tab of the same person

/** @type {import("./connection.js").Connection} */
const connection = connect({
  page,
  store,
  clock,
  on: {
    snapshot: () => pages.again(),
    head: (head) => beside()?.heard(head),
    page: (page) => pages.take(page),
    own: (own) => {
      seat.know(own);
      refresh();
    },
    state: (state, why) => {
      line.become(state, why);
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
const out = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-out]"));
out?.addEventListener("click", (event) => {
  event.preventDefault();
  void once(import("./phone/out.js"), ({ goOut }) => goOut(out, device));
});
if (device.get(back)) talking(); // what was refused waits for it
const before = takePlace(visit, `place:${place}`);
if (before) {
  ({ where, sheet, later } = before.view);
  const card = seat.cards().find(({ id, key }) => (id ?? key) === before.view.changes);
  if (card) composer.edit(card);
}
paint();
if (before) goThere(before);
piece(document, "unkept").hidden = device.lasting;
const session = store.get(SESSION);
const title = session && titleOf(session);
if (session) {
  const { words, stays } = greeting({ device, visit, place, session, title });
  if (words) tray.say(words, stays);
  if (stays) hello = words;
}

// The last one: it keeps what the others have brought.
comesLater(
  () => import("./phone/kept.js"),
  ({ keepState }) => {
    const key = `kept:${place}`;
    const own = () => seat.own;
    keepState({ device, key, store, clock, own, looks: () => Object.fromEntries(looks) });
  },
);
