// @ts-check
/**
 * True pictures of the stage, small: what it shows now, and what it will show after the one
 * button. They are drawn by the stage's own views at 1280 × 720 and then made smaller, so that
 * what fits here fits there.
 */

import { fill, piece } from "../dom.js";
import { NEXT, STAGE } from "../protocol.js";
import { Picture } from "../stage/picture.js";
import { fillSteps } from "../stage/steps.js";
import { fillTimer } from "../timer.js";
import { desk, session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const WIDTH = 1280; // px in which the picture is drawn; the stylesheet says the same
const TICK_MS = 250;

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

  /**
   * @param {{store: import("./records.js").Store, clock: import("../clock.js").Clock}} parts
   */
  constructor({ store, clock }) {
    this.#store = store;
    this.#clock = clock;
    this.#draw = watch(store, ["session", "console", STAGE, NEXT], () => this.#show());
    void document.fonts.ready.then(this.#draw);
    setInterval(() => this.#now.tick(this.#clock.now()), TICK_MS);
  }

  /** @param {Counts} here the doors say how many have come in */
  present({ venue, online }) {
    if (this.#here?.venue === venue && this.#here.online === online) return;
    this.#here = { venue, online };
    this.#draw();
  }

  #show() {
    const here = session(this.#store);
    const [stage, next] = [this.#store.get(STAGE), this.#store.get(NEXT)];
    if (!here || !stage) return;
    const now = this.#clock.now();
    this.#now.show({ session: here, stage, here: this.#here, now });
    this.#next.hidden = !next || !desk(this.#store)?.primary;
    if (this.#next.hidden) return;
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

  /** @param {{session: Session, stage: Stage, here: Counts | null, now: number}} scene */
  show({ session, stage, here, now }) {
    this.#session = session;
    this.#stage.dataset.view = stage.view;
    fill(this.#section, { view: say("views", stage.view) });
    fillSteps(piece(this.#stage, "steps"), session);
    this.#picture.show({ session, stage, here, zone: this.#stage.dataset.zone ?? "UTC" }, now);
    this.tick(now);
  }

  /** @param {number} now */
  tick(now) {
    if (!this.#session) return;
    fillTimer(piece(this.#stage, "timer"), this.#session, now);
    this.#picture.tick(now);
  }

  get #section() {
    return /** @type {HTMLElement} */ (this.#root.closest(".side__part"));
  }

  #scale() {
    const scale = this.#root.clientWidth / WIDTH;
    this.#stage.style.setProperty("--preview-scale", scale.toFixed(4));
  }
}
