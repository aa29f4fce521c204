// @ts-check
/**
 * The projector page. It renders the `stage` record it is given and nothing else; no error, no
 * message and no view ever appears here by itself. Without a line the last picture stays and the
 * time goes on.
 */

import { pictureOf } from "./belonging.js";
import { Clock } from "./clock.js";
import { connect } from "./connection.js";
import { Device } from "./device.js";
import { on, piece } from "./dom.js";
import { page } from "./page.js";
import {
  BLANK,
  CHECK_STAGE,
  CHECKING,
  MEASURE_HALL,
  REVOKED,
  SESSION,
  SHOW_CODE,
  STAGE,
} from "./protocol.js";
import { pressing } from "./remote.js";
import { Ringer } from "./ringer.js";
import { keepShell } from "./shell.js";
import { stepBack } from "./stage/around.js";
import { learnPhrases } from "./stage/breaking.js";
import { showCard } from "./stage/card.js";
import { Check } from "./stage/check.js";
import { codeNext, codeNow, showCode } from "./stage/code.js";
import { showCountdown } from "./stage/countdown.js";
import { setFloor } from "./stage/floor.js";
import { Foot } from "./stage/foot.js";
import { notesOnAPage } from "./stage/hall.js";
import { listenAtTheStage } from "./stage/keys.js";
import { Line } from "./stage/line.js";
import { Picture } from "./stage/picture.js";
import { fillScreen, useScreen } from "./stage/screen.js";
import { Settings } from "./stage/settings.js";
import { fillSteps } from "./stage/steps.js";
import { notAfter } from "./steering.js";
import { Store } from "./store.js";
import { fillTimer } from "./timer.js";

const TICK_MS = 250;
const LINE_MS = 3000; // how long the first connection may take before the dot says so

const root = piece(document.body, "stage");
const zone = root.dataset.zone ?? "UTC";
/** Shown to people elsewhere: what this device knows of a hall is not about theirs. */
const shared = "shared" in root.dataset;
const picture = new Picture(piece(root, "body"));
const line = new Line(root);
const foot = new Foot(root);
const clock = new Clock();
const store = new Store();
/** The last scene, for a reload without a server. Each new one overwrites it, so a note that was
 *  taken back is gone from here too. A participant who looks on has a device of their own, which
 *  keeps nothing of what others wrote. */
const kept = new Device();
const KEPT = pictureOf(page.code);
/** The hall that this device has last told this session of, by the least size of a character. */
const TOLD = `hall-told:${page.code}`;
const looksOn = page.role === "onlooker";
if (looksOn) kept.set(KEPT, null);
const last = page.snapshot ? null : kept.get(KEPT); // without a server the clock goes on, too
if (last?.now) clock.set(last.now + Date.now() - last.at);
const settings = new Settings(kept);
/** @type {import("./protocol.js").Counts | null} */
let here = null;

/** This screen was revoked: it shows nothing more and keeps nothing, and may be paired anew. */
function leave() {
  kept.set(KEPT, null);
  location.replace(`/stage?code=${page.code}${shared ? "&share=1" : ""}`);
}

/** @returns {Pick<import("./stage/records.js").Scene, "session" | "stage"> | null} */
function scene() {
  const [session, stage] = [store.get(SESSION), store.get(STAGE)];
  return session && stage ? { session, stage } : kept.get(KEPT);
}

function show() {
  const now = scene();
  if (now === null) return;
  root.dataset.view = now.stage.view;
  root.dataset.theme = settings.choice.theme;
  if (!check.open) setFloor(floor());
  piece(root, "rehearsal").hidden = !now.session.rehearsal;
  fillTimer(piece(root, "timer"), now.session, clock.now());
  fillSteps(piece(root, "steps"), now.session);
  picture.show({ ...now, here, zone }, clock.now());
  tick();
}

function tick() {
  const now = scene();
  if (now === null) return;
  fillTimer(piece(root, "timer"), now.session, clock.now());
  stepBack(root, now.session, clock.now());
  showCountdown(root, now.session.countdown, clock.now());
  picture.tick(clock.now());
  ringer.tick();
  showCard(root, now.stage.fact, clock.now());
  showCode(root, now.stage.code, clock.now());
  line.tick();
  foot.fit();
}

/** What this hall needs; a stage that was told nothing keeps to what another one was told. */
function floor() {
  if (shared) return 0;
  return settings.choice.told ? settings.floor : (store.get(STAGE)?.floor ?? 0);
}

const ringer = new Ringer(store, clock, ({ device }) => device === "stage" && !shared);
for (const press of /** @type {const} */ (["pointerdown", "keydown"])) {
  on(document, press, () => {
    if (!ringer.ready && !shared) void ringer.unlock();
  });
}

let online = false;
const check = new Check(root, {
  settings,
  changed: () => {
    if (online) tellOfCheck();
    if (!check.open && settings.choice.told) void tell();
    show();
  },
  agreed: () => void connection.act(CHECK_STAGE, {}),
  sound: () => void ringer.try(),
});

/** The pages are counted by the session: it has to know how many notes one of them holds here. */
async function tell() {
  if (shared || !settings.choice.told) return;
  const { floor } = settings;
  const answer = await connection.act(MEASURE_HALL, { notes: notesOnAPage(floor), floor });
  if (answer.ok) kept.set(TOLD, floor);
}

/**
 * Tell by itself of the hall that this device knows: where nobody has yet, and at the doors whatever
 * another stage has told of its own. Of the same hall once, so that two never talk against each
 * other, and a look at the stage elsewhere takes nothing back. Later only the card tells: pages
 * would be counted anew before everybody.
 */
function introduce() {
  const early = store.get(SESSION)?.stop.part === "lobby" && kept.get(TOLD) !== settings.floor;
  if (early || store.get(STAGE)?.floor === null) void tell();
}

/** Whoever runs the session sees on the console that the card lies over what is shown. */
const tellOfCheck = () => connection.tell(CHECKING, { open: check.open });

/** The view that the card was last asked about; null before the first. @type {string | null} */
let looked = null;

/** At the doors the check stands first, until somebody has agreed to it on this device; it goes
 *  when the session goes on, and never comes by itself again. */
function lookFirst() {
  const view = store.get(STAGE)?.view ?? null;
  if (view === looked || view === null || shared) return;
  if (looked === null && view === "lobby" && !settings.choice.told) check.open = true;
  if (view !== "lobby") check.open = false;
  looked = view;
}

/**
 * @param {string} action
 * @param {Record<string, unknown>} fields
 */
function act(action, fields) {
  if (connection.down) return; // later it would surprise
  void connection.act(action, { ...fields, not_after: notAfter(clock) });
}

const blank = () => act(BLANK, { on: store.get(STAGE)?.view !== "blank" });

store.subscribe((key) => {
  if (key !== SESSION && key !== STAGE) return;
  if (!looksOn && store.get(SESSION) && store.get(STAGE)) {
    kept.set(KEPT, { ...scene(), now: clock.now(), at: Date.now() });
  }
  lookFirst();
  show();
});
const connection = connect({
  page,
  store,
  clock,
  on: {
    head: ({ counts }) => {
      if (here?.venue === counts.venue && here.online === counts.online) return;
      here = counts;
      show();
    },
    state: (state, why) => {
      if (state === "refused" && why === REVOKED) leave();
      else if (state === "refused") line.end();
      else line.set(state === "online");
      online = state === "online";
      if (online) tellOfCheck();
    },
    snapshot: introduce, // it comes with each new line
  },
});
listenAtTheStage(
  {
    f: fillScreen,
    c: () => {
      if (!shared) check.open = !check.open;
    },
    b: blank,
    ".": blank,
    q: () => act(SHOW_CODE, { how: codeNext(codeNow(store.get(STAGE)?.code, clock.now())) }),
  },
  {
    enabled: () => settings.choice.keys && !shared,
    press: pressing(page.code),
    letters: () => settings.letters,
  },
);
setTimeout(() => {
  if (connection.state !== "online") line.set(false);
}, LINE_MS);
on(window, "resize", show);
void document.fonts.ready.then(show);
setInterval(tick, TICK_MS);
useScreen(root, (awake) => {
  check.awake = awake;
});
show();
void learnPhrases().then(show);
void document.fonts.ready.then(keepShell);
