// @ts-check
/** What the stage says about its line to the server: one dot, and after a while a word. */

import { piece } from "../dom.js";

const WORD_AFTER_MS = 30_000;

export class Line {
  #stage;
  /** @type {number | null} */
  #since = null;

  /** @param {HTMLElement} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  /** @param {boolean} up */
  set(up) {
    if (up) this.#since = null;
    else this.#since ??= Date.now();
    this.tick();
  }

  tick() {
    const lost = this.#since !== null;
    piece(this.#stage, "light").hidden = !lost;
    const long = this.#since !== null && Date.now() - this.#since >= WORD_AFTER_MS;
    piece(this.#stage, "lost").hidden = !long;
  }
}
