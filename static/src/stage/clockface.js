// @ts-check
/** People talk, and the time is what the stage is for: in pairs, or each about their first step. */

import { copy, piece } from "../dom.js";
import { fillTimer, timeLeft, turnOf } from "../timer.js";
import { pick } from "../words.js";
import { fit } from "./fit.js";
import { fillLines } from "./lines.js";

const LAST_MS = 30_000; // the ring thickens

/** What pairs and shared first steps have in common. */
class Clockface {
  element;
  #timer;
  /** @type {import("../protocol.js").Session | null} */
  #session = null;

  /** @param {string} template */
  constructor(template) {
    this.element = copy(template);
    this.#timer = piece(this.element, "timer");
  }

  /** @param {import("./records.js").Scene} scene */
  show({ session }) {
    this.#session = session;
    fit(this.element, 2);
  }

  /** @param {number} now */
  tick(now) {
    if (!this.#session) return;
    fillTimer(this.#timer, this.#session, now);
    const left = timeLeft(this.#session.timer, now);
    this.#timer.classList.toggle("timer--last", left !== null && left <= LAST_MS);
    const turn = turnOf(left, this.#session.stop.minutes);
    for (const each of ["first", "swap", "second", "over"]) {
      piece(this.element, each).hidden = each !== turn;
    }
  }
}

/** Two people talk, about the question of the pair where there is one. */
export class Pair extends Clockface {
  constructor() {
    super("stage-pair");
  }

  /** @param {import("./records.js").Scene} scene */
  show(scene) {
    const { ask, lines } = scene.stage;
    const asked = ask && { ja: [pick(ask)], en: [pick(ask)] };
    fillLines(piece(this.element, "lines"), asked ?? lines);
    super.show(scene);
  }
}

/** Two people tell each other their first steps. */
export class Share extends Clockface {
  constructor() {
    super("stage-share");
  }
}
