// @ts-check
/**
 * What the phone says about its line: a slim bar, never a dialog. Nothing is said about a
 * break of a moment; what is said is exact.
 *
 * @typedef {import("../connection.js").State} State
 */

import { fill } from "../dom.js";
import { BUSY } from "../protocol.js";
import { t } from "../words.js";

const MOMENT_MS = 1500; // breaks shorter than this are nobody's business
const BACK_MS = 3000;

export class Line {
  #bar;
  #dot;
  #waiting;
  /** @type {State} */
  #state = "offline";
  #full = false; // whether the server is there, and has no place
  #down = false; // whether the bar says so
  #toSend = -1; // what waited when the line came back; -1: nothing is to be told of it
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} bar
   * @param {HTMLElement | null} dot
   * @param {() => number} waiting number of actions that are not confirmed yet
   */
  constructor(bar, dot, waiting) {
    this.#bar = bar;
    this.#dot = dot;
    this.#waiting = waiting;
    this.#timer = setTimeout(() => this.#tell(), MOMENT_MS);
  }

  /**
   * @param {State} state
   * @param {string} why
   */
  become(state, why) {
    this.#state = state;
    this.#full = why === BUSY;
    if (this.#dot) light(this.#dot, state);
    clearTimeout(this.#timer);
    if (state === "online") this.#back();
    else if (state === "refused") this.#outOfDate();
    else if (this.#down) this.#tell();
    else this.#timer = setTimeout(() => this.#tell(), MOMENT_MS);
  }

  /** Count again: something was written, or something arrived. */
  update() {
    if (this.#down && this.#state === "offline") this.#tell();
    if (this.#state === "online" && this.#toSend >= 0 && this.#waiting() === 0) this.#sent();
  }

  /** What was refused arrived, and is not told as sent. */
  refused() {
    if (this.#toSend > 0) this.#toSend -= 1;
  }

  #tell() {
    this.#down = true;
    const count = this.#waiting();
    let words =
      count > 0
        ? t("You are offline. What you wrote is safe on this device ({n}).", { n: count })
        : t("You are offline. What you write is kept on this device.");
    if (this.#full) words = t("Nobody is let in just now. This page keeps trying");
    this.#say(words, "off");
  }

  #back() {
    if (!this.#down) return;
    this.#toSend = this.#waiting();
    if (this.#toSend === 0) this.#sent();
  }

  #sent() {
    this.#down = false;
    const sent = this.#toSend;
    const words = sent > 0 ? t("Back online. Sent {n}.", { n: sent }) : t("Connected again");
    this.#say(words, "back");
    this.#toSend = -1;
    this.#timer = setTimeout(() => {
      this.#bar.hidden = true;
    }, BACK_MS);
  }

  #outOfDate() {
    this.#down = true;
    this.#say(t("This page is out of date. Please reload it; what you wrote is safe."), "off");
  }

  /**
   * @param {string} words
   * @param {"off" | "back"} kind
   */
  #say(words, kind) {
    this.#bar.textContent = words;
    this.#bar.dataset.kind = kind;
    this.#bar.hidden = false;
  }
}

/** @param {HTMLElement} dot @param {State} state */
function light(dot, state) {
  dot.dataset.state = state;
  fill(dot, { connection: state === "online" ? t("Connected") : t("Not connected") });
}
