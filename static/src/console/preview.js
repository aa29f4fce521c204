// @ts-check
/**
 * True pictures of the stage, small: what it shows now, and what it will show after the one
 * button. They are drawn by the stage's own views at 1280 × 720 and then made smaller, so that
 * what fits here fits there.
 *
 * Views measure what fits. So they are drawn after the frame, when everything has its layout, and
 * what only counts on is drawn now and then: fifty notes a second are not fifty pictures.
 */

import { fill, piece } from "../dom.js";
import { CLOSE_VOTE, NEXT, STAGE } from "../protocol.js";
import { whileSeen } from "../seen.js";
import { stepBack } from "../stage/around.js";
import { learnPhrases } from "../stage/breaking.js";
import { secondsLeft, showCard } from "../stage/card.js";
import { codeNow, showCode } from "../stage/code.js";
import { showCountdown } from "../stage/countdown.js";
import { setFloor } from "../stage/floor.js";
import { kindOf, Picture } from "../stage/picture.js";
import { fillSteps } from "../stage/steps.js";
import { fillTimer } from "../timer.js";
import { t } from "../words.js";
import { calmly } from "./calm.js";
import { desk, session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const WIDTH = 1280; // px in which the picture is drawn; the stylesheet says the same
const TICK_MS = 250;
const CALM_MS = 700; // between two pictures of the same view

/**
 * @typedef {import("./records.js").Session} Session
 * @typedef {import("../stage/records.js").Stage} Stage
 * @typedef {import("../protocol.js").Counts} Counts
 */

export class Preview {
  #now = new Frame("preview-now");
  #next = new Frame("preview-next");
  #store;
  #clock;
  /** @type {Counts | null} */
  #here = null;
  #draw;
  #shown = "";
  #checking = false;

  /**
   * @param {{store: import("./records.js").Store, clock: import("../clock.js").Clock}} parts
   */
  constructor({ store, clock }) {
    this.#store = store;
    this.#clock = clock;
    this.#draw = calmly(() => this.#show(), CALM_MS);
    watch(store, ["session", "console", STAGE, NEXT], () => this.#ask());
    this.#show();
    void document.fonts.ready.then(() => this.#draw());
    void learnPhrases().then(() => this.#draw());
    whileSeen(() => this.#now.tick(this.#clock.now()), TICK_MS);
  }

  /** @param {Counts} here the doors say how many have come in */
  present({ venue, online, checking = 0, stages = 0 }) {
    const same = this.#here?.venue === venue && this.#here.online === online;
    const covered = checking > 0 && checking >= stages; // nobody sees what is shown
    if (same && this.#checking === covered) return;
    this.#here = { venue, online };
    this.#checking = covered;
    this.#draw();
  }

  /** What is another picture, and not the same one with more in it, is shown soon. */
  #ask() {
    const here = session(this.#store);
    const [stage, next] = [this.#store.get(STAGE), this.#store.get(NEXT)];
    const lit = stage?.spotlight.map((/** @type {{id: string}} */ { id }) => id);
    const { view, part, page, insight, hint, code, fact } = stage ?? {};
    const views = [view, part, page, insight, hint, code, fact, next?.view, next?.part];
    const shown = JSON.stringify([here?.stop.id, here?.timer, here?.countdown, views, lit]);
    this.#draw(shown !== this.#shown);
    this.#shown = shown;
  }

  #show() {
    const here = session(this.#store);
    const [stage, next] = [this.#store.get(STAGE), this.#store.get(NEXT)];
    if (!here || !stage) return;
    const now = this.#clock.now();
    // The card of a stage lies over whatever the session shows there.
    this.#now.veil(this.#checking ? t("the stage check is open there") : "");
    if (!this.#now.veiled) this.#now.show({ session: here, stage, here: this.#here, now });
    const primary = desk(this.#store)?.primary;
    this.#next.hidden = !next || !primary;
    if (this.#next.hidden) return;
    // What a vote brings nobody knows, and nobody shall, before it is closed.
    this.#next.veil(primary?.type === CLOSE_VOTE ? t("The result, once the vote is closed") : "");
    if (this.#next.veiled) return;
    // As if we stood there already: its part among the steps, its first page, and no timer yet.
    const stop = { ...here.stop, part: next.part ?? "" };
    const there = { ...here, stop, since: now, timer: null, countdown: null };
    this.#next.show({ session: there, stage: next, here: this.#here, now });
  }
}

/** One small picture and its caption. */
class Frame {
  #root;
  #stage;
  #picture;
  /** @type {Session | null} */
  #session = null;
  #view = "";
  /** @type {import("../stage/code.js").Code} */
  #code = null;
  /** @type {import("../stage/card.js").Card} */
  #card = null;

  /** @param {string} id */
  constructor(id) {
    this.#root = /** @type {HTMLElement} */ (document.getElementById(id));
    this.#stage = piece(this.#root, "stage");
    this.#picture = new Picture(piece(this.#stage, "body"));
    new ResizeObserver(() => this.#scale()).observe(this.#root);
    this.#scale();
  }

  get hidden() {
    return this.#section.hidden;
  }

  set hidden(hidden) {
    this.#section.hidden = hidden;
  }

  get veiled() {
    return this.#stage.hidden;
  }

  /** @param {string} words what to say instead of the picture; "" shows it */
  veil(words) {
    this.#stage.hidden = words !== "";
    this.#root.classList.toggle("preview--veiled", words !== "");
    if (words) fill(this.#section, { view: words });
  }

  /** @param {{session: Session, stage: Stage, here: Counts | null, now: number}} scene */
  show({ session, stage, here, now }) {
    this.#session = session;
    this.#code = stage.code;
    this.#card = stage.fact;
    setFloor(stage.floor);
    this.#stage.dataset.view = stage.view;
    this.#view = kindOf(stage);
    fillTimer(piece(this.#stage, "timer"), session, now);
    fillSteps(piece(this.#stage, "steps"), session);
    this.#picture.show({ session, stage, here, zone: this.#stage.dataset.zone ?? "UTC" }, now);
    this.tick(now);
  }

  /** @param {number} now */
  tick(now) {
    if (!this.#session || this.veiled) return;
    fillTimer(piece(this.#stage, "timer"), this.#session, now);
    stepBack(this.#stage, this.#session, now);
    this.#picture.tick(now);
    const over = this.#stage.querySelector('[data-part="code"]') !== null; // what lies over it now
    if (over) showCard(this.#stage, this.#card, now);
    if (over) showCode(this.#stage, this.#code, now);
    if (over) showCountdown(this.#stage, this.#session.countdown, now);
    fill(this.#section, { view: say("views", over ? this.#covering(now) : this.#view) });
  }

  /** What one sees there: whatever lies on top. @param {number} now */
  #covering(now) {
    if (codeNow(this.#code, now) !== "off") return "lobby";
    return secondsLeft(this.#card, now) > 0 ? "fact" : this.#view;
  }

  get #section() {
    return /** @type {HTMLElement} */ (this.#root.closest(".side__part"));
  }

  #scale() {
    const scale = this.#root.clientWidth / WIDTH;
    this.#stage.style.setProperty("--preview-scale", scale.toFixed(4));
  }
}
