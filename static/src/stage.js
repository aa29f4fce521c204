// @ts-check
/**
 * The projector page. It renders the `stage` record it is given and nothing else; no error, no
 * message and no view ever appears here by itself. Without a line the last picture stays and the
 * time goes on.
 */

import { Clock } from "./clock.js";
import { connect } from "./connection.js";
import { Device } from "./device.js";
import { fill, on, piece } from "./dom.js";
import { page } from "./page.js";
import { SESSION, STAGE } from "./protocol.js";
import { Line } from "./stage/line.js";
import { Picture } from "./stage/picture.js";
import { useScreen } from "./stage/screen.js";
import { fillSteps } from "./stage/steps.js";
import { Store } from "./store.js";
import { fillTimer } from "./timer.js";

const TICK_MS = 250;
const LINE_MS = 3000; // how long the first connection may take before the dot says so

const root = piece(document.body, "stage");
const zone = root.dataset.zone ?? "UTC";
const picture = new Picture(piece(root, "body"));
const line = new Line(root);
const clock = new Clock();
const store = new Store();
/** The last scene, for a reload without a server. Each new one overwrites it, so a note that was
 *  taken back is gone from here too. */
const kept = new Device();
const KEPT = `stage:${page.code}`;
/** @type {import("./protocol.js").Counts | null} */
let here = null;

/** @returns {Pick<import("./stage/records.js").Scene, "session" | "stage"> | null} */
function scene() {
  const [session, stage] = [store.get(SESSION), store.get(STAGE)];
  return session && stage ? { session, stage } : kept.get(KEPT);
}

function show() {
  const now = scene();
  if (now === null) return;
  root.dataset.view = now.stage.view;
  piece(root, "rehearsal").hidden = !now.session.rehearsal;
  fillSteps(piece(root, "steps"), now.session);
  picture.show({ ...now, here, zone }, clock.now());
  tick();
}

function tick() {
  const now = scene();
  if (now === null) return;
  fillTimer(piece(root, "timer"), now.session, clock.now());
  countDown(now.session.countdown);
  picture.tick(clock.now());
  line.tick();
}

/** @param {number | null} at when the notes will appear; the figure stays 1 until they do */
function countDown(at) {
  const overlay = piece(root, "countdown");
  overlay.hidden = at === null;
  if (at === null) return;
  fill(overlay, { figure: Math.max(1, Math.ceil((at - clock.now()) / 1000)) });
}

store.subscribe((key) => {
  if (key !== SESSION && key !== STAGE) return;
  if (store.get(SESSION) && store.get(STAGE)) kept.set(KEPT, scene());
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
    state: (state) => line.set(state === "online"),
  },
});
setTimeout(() => {
  if (connection.state !== "online") line.set(false);
}, LINE_MS);
on(window, "resize", show);
void document.fonts.ready.then(show);
setInterval(tick, TICK_MS);
useScreen(root);
show();
