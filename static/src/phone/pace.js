// @ts-check
/**
 * The time that is left, as a bar in the header; the figures come on a tap, because a running
 * number makes people hurry.
 *
 * @typedef {import("../protocol.js").Session} Session
 */

import { fill, on, piece } from "../dom.js";
import { whileSeen } from "../seen.js";
import { t } from "../words.js";

const FIGURES_MS = 8000; // how long the figures stay after a tap
/** Of a guest's overrun only the console is told; a break ends at a time of the clock. */
const UNTOLD = /talk|break/;

export class Pace {
  #root;
  #clock;
  /** @type {Session | undefined} */
  #session;
  #figuresUntil = 0;

  /**
   * @param {HTMLElement} root the button in the header
   * @param {import("../clock.js").Clock} clock
   */
  constructor(root, clock) {
    this.#root = root;
    this.#clock = clock;
    on(root, "click", () => {
      this.#figuresUntil = this.#figuresUntil > Date.now() ? 0 : Date.now() + FIGURES_MS;
      this.#tick();
    });
    whileSeen(() => this.#tick(), 1000);
  }

  /**
   * @param {Session} session
   * @param {string} title of the part where the session is
   */
  update(session, title) {
    this.#session = session;
    const step = session.parts.find(({ id }) => id === session.stop.part)?.step;
    fill(this.#root, { step: step ? `${step} ${title}` : title });
    this.#tick();
  }

  #tick() {
    const left = this.#left();
    piece(this.#root, "bar").hidden = left === null;
    const figures = /** @type {HTMLElement} */ (this.#root.querySelector(".top__left"));
    figures.hidden = left === null || Date.now() > this.#figuresUntil;
    if (left === null || !this.#session) return;
    const { since, stop, timer, turn, screen } = this.#session;
    const planned = turn?.whole ?? stop.minutes * 60_000;
    const ends = turn ? null : timer?.ends_at; // a turn begins after the stop
    const whole = ends ? Math.max(ends - since, 1) : Math.max(planned, left, 1);
    const rest = /** @type {HTMLElement} */ (this.#root.querySelector(".top__rest"));
    rest.style.inlineSize = `${Math.min(100, Math.max(0, (100 * left) / whole))}%`;
    this.#root.classList.toggle("top__pace--over", left <= 0);
    const over = screen === "write" ? t("Time is up. You can still write") : t("Time is up");
    fill(this.#root, { left: left > 0 ? spoken(left) : over });
  }

  /** Milliseconds left, or null where there is no timer. */
  #left() {
    const { timer, stop } = this.#session ?? {};
    if (UNTOLD.test(stop?.phase ?? "")) return null;
    if (timer?.ends_at) return timer.ends_at - this.#clock.now();
    return timer?.left ?? null;
  }
}

/** @param {number} ms */
function spoken(ms) {
  const seconds = Math.ceil(ms / 1000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return t("{time} left", { time });
}
