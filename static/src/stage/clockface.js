// @ts-check
/** People talk, and the time is what the stage is for: in pairs, or each about their first step. */

import { copy, fill, piece } from "../dom.js";
import { fillTimer, timeLeft, turnOf } from "../timer.js";
import { pick, t } from "../words.js";
import { fit } from "./fit.js";
import { fillLines } from "./lines.js";
import { guideOf, moreOf, timeEach } from "./talking.js";

const LAST_MS = 30_000; // the ring thickens
const LETTERS = ["A", "B", "C"];

/** What pairs and shared first steps have in common. */
class Clockface {
  element;
  #share;
  #timer;
  /** @type {import("./records.js").Scene | null} */
  #scene = null;
  #fitted = "";

  /** @param {string} template @param {boolean} share */
  constructor(template, share) {
    this.element = copy(template);
    this.#share = share;
    this.#timer = piece(this.element, "timer");
  }

  /** @param {import("./records.js").Scene} scene */
  show(scene) {
    this.#scene = scene;
    this.#fitted = "";
  }

  /** @param {number} now */
  tick(now) {
    const { session, here } = this.#scene ?? {};
    const turn = session?.turn;
    if (!session || !turn) return;
    fillTimer(this.#timer, session, now);
    const left = timeLeft(session.timer, now);
    const { kind, who, third } = turnOf(turn, left);
    const last = kind === "speak" && left !== null && left <= LAST_MS;
    this.#timer.classList.toggle("timer--last", last);
    this.element.dataset.turn = kind;
    piece(this.element, "speakers").hidden = kind !== "speak";
    for (const letter of LETTERS) {
      const badge = this.element.querySelector(`[data-letter="${letter}"]`);
      const there = LETTERS.indexOf(letter) < turn.people;
      /** @type {HTMLElement} */ (badge).hidden = !there;
      badge?.classList.toggle("speakers__letter--now", letter === who);
    }
    const words = {
      guide: guideOf(turn, kind, this.#share),
      more: moreOf(turn, kind, third, here?.online ?? 0),
    };
    fill(this.element, words);
    const content = JSON.stringify([kind, words]);
    if (content !== this.#fitted) fit(this.element, 2);
    this.#fitted = content;
  }
}

/** Two people talk, about the question of the pair where there is one. */
export class Pair extends Clockface {
  constructor() {
    super("stage-pair", false);
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
    super("stage-share", true);
  }

  /** @param {import("./records.js").Scene} scene */
  show(scene) {
    const seconds = scene.session.turn?.seconds ?? 60;
    const each = seconds === 60 ? t("One minute each") : t("{time} each", timeEach(seconds));
    fill(this.element, { each });
    super.show(scene);
  }
}
