// @ts-check
/** The time left in this phase, counted by the server's clock, and the keys that change it. */

import { fill, on } from "../dom.js";
import { ADD_MINUTES, PAUSE_TIMER, RESUME_TIMER } from "../protocol.js";
import { t } from "../words.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

/**
 * @param {import("../protocol.js").Timer | null | undefined} timer
 * @param {number} now
 * @returns {number | null} milliseconds, negative when time is over; null without a timer
 */
export function timeLeft(timer, now) {
  if (timer?.ends_at) return timer.ends_at - now;
  return timer?.left ?? null;
}

/** @param {number} ms */
export function figures(ms) {
  // Rounded up while time runs, so that 0:00 is the moment it is over.
  const seconds = Math.abs(Math.ceil(ms / 1000));
  const sign = ms <= -1000 ? "+" : "";
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export class Timer {
  #root = /** @type {HTMLElement} */ (document.getElementById("timer"));
  #pause = /** @type {HTMLButtonElement} */ (document.getElementById("pause"));
  #store;
  #clock;
  #send;

  /**
   * @param {{store: import("./records.js").Store, clock: import("../clock.js").Clock,
   *   send: import("./sender.js").Send}} parts
   */
  constructor({ store, clock, send }) {
    this.#store = store;
    this.#clock = clock;
    this.#send = send;
    on(this.#pause, "click", () => this.toggle());
    on(document.getElementById("minute-less"), "click", () => this.add(-1));
    on(document.getElementById("minute-more"), "click", () => this.add(1));
    watch(store, ["session"], () => this.#show());
    setInterval(() => this.#tick(), 200);
  }

  /** @param {number} minutes */
  add(minutes) {
    if (this.#left() !== null) void this.#send(ADD_MINUTES, { minutes });
  }

  /** Pause the timer, or let it go on. */
  toggle() {
    if (this.#left() === null) return;
    void this.#send(this.#paused() ? RESUME_TIMER : PAUSE_TIMER);
  }

  #left() {
    return timeLeft(session(this.#store)?.timer, this.#clock.now());
  }

  #paused() {
    const timer = session(this.#store)?.timer;
    return timer?.left !== null && timer?.left !== undefined;
  }

  #show() {
    const paused = this.#paused();
    const none = this.#left() === null;
    this.#root.classList.toggle("console-timer--paused", paused);
    this.#root.classList.toggle("console-timer--none", none);
    this.#pause.setAttribute("aria-label", paused ? t("Resume the timer") : t("Pause the timer"));
    this.#pause.setAttribute("aria-pressed", String(paused));
    for (const button of this.#root.querySelectorAll("button")) button.disabled = none;
    this.#tick();
  }

  #tick() {
    const left = this.#left();
    fill(this.#root, { left: left === null ? "–:––" : figures(left) });
    this.#root.classList.toggle("console-timer--over", left !== null && left <= 0);
  }
}
