// @ts-check
/**
 * What the stage says about its line to the server: one dot, and after a while a word. Where
 * nothing will bring the line back by itself, the word says at once what does.
 */

import { piece } from "../dom.js";

const WORD_AFTER_MS = 30_000;

export class Line {
  #stage;
  /** @type {number | null} */
  #since = null;
  #over = false;

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

  /** The server will not have this page any more: to wait would be in vain. */
  end() {
    this.#over = true;
    this.set(false);
  }

  tick() {
    const lost = this.#since !== null;
    piece(this.#stage, "light").hidden = !lost;
    const long = this.#since !== null && Date.now() - this.#since >= WORD_AFTER_MS;
    piece(this.#stage, "lost").hidden = !long || this.#over;
    piece(this.#stage, "over").hidden = !this.#over;
  }
}
