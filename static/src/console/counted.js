// @ts-check
/**
 * Counts for ears: what changes with every note or answer is said politely, and not at every
 * change. Whoever looks sees it at once; whoever listens hears how it stands, now and then.
 */

import { t } from "../words.js";

const EVERY_MS = 20_000; // between two announcements, of whatever counts

export class Counted {
  /** @type {Map<string, string>} what stands on the page, by what is counted */
  #stands = new Map();
  /** @type {Set<string>} what has changed since it was said */
  #changed = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;
  #said = Number.NEGATIVE_INFINITY;
  #say;

  /** @param {(text: string) => void} say */
  constructor(say) {
    this.#say = say;
  }

  /**
   * Tell how a count stands. What stood there when the page was opened is no news.
   *
   * @param {string} what is counted
   * @param {string} text "" where there is nothing to be said
   */
  tell(what, text) {
    const before = this.#stands.get(what);
    this.#stands.set(what, text);
    if (before === undefined || before === text) return;
    this.#changed.add(what);
    const wait = Math.max(0, this.#said + EVERY_MS - performance.now());
    this.#waiting ??= setTimeout(() => this.#speak(), wait);
  }

  #speak() {
    this.#waiting = undefined;
    const texts = [...this.#changed].map((what) => this.#stands.get(what)).filter(Boolean);
    this.#changed.clear();
    if (texts.length === 0) return;
    this.#said = performance.now();
    this.#say(texts.join(t(", ")));
  }
}

export const counted = new Counted((text) => {
  const element = document.getElementById("counted");
  if (element) element.textContent = text;
});
