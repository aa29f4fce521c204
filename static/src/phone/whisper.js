// @ts-check
/**
 * One quiet line above the field while one has written nothing: what the facilitator says to
 * those, a beginning to borrow after half the time, and once that one can also speak.
 *
 * @typedef {import("../protocol.js").Session} Session
 * @typedef {import("../protocol.js").Part} Part
 */

import { t } from "../words.js";
import { said } from "./easy.js";
import { scatter } from "./order.js";

export class Whisper {
  #device;
  #place;
  #clock;
  #changed;
  #waits = 0; // for this moment

  /**
   * @param {{device: import("../device.js").Device, place: string,
   *   clock: import("../clock.js").Clock, changed: () => void}} parts
   */
  constructor({ device, place, clock, changed }) {
    this.#device = device;
    this.#place = place;
    this.#clock = clock;
    this.#changed = changed;
  }

  /** What to say to somebody who has written nothing. @param {Session} session @param {Part} part */
  words(session, part) {
    if (part.nudged) return t("One word or a symbol is fine. Listening counts too");
    const starters = part.starters.map(said).filter(Boolean);
    if (starters.length > 0 && this.#halfOver(session)) {
      const one = starters[scatter(this.#place) % starters.length] ?? "";
      return t("For example, begin with: {words}", { words: one });
    }
    return this.#voice(part.id);
  }

  /** Said in one part and never again. @param {string} part */
  #voice(part) {
    const key = `voice:${this.#place}`;
    const said = this.#device.get(key);
    if (said === null) this.#device.set(key, part);
    const here = said === null || said === part;
    return here ? t("You can also speak, with your keyboard’s microphone") : "";
  }

  /** @param {Session} session */
  #halfOver({ since, timer }) {
    if (!timer?.ends_at) return false;
    const half = since + (timer.ends_at - since) / 2;
    const left = half - this.#clock.now();
    if (left > 0 && half !== this.#waits) {
      this.#waits = half;
      setTimeout(this.#changed, left + 50);
    }
    return left <= 0;
  }
}
