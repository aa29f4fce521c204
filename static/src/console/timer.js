// @ts-check
/**
 * The time left in this phase, counted by the server's clock, and what changes it: a minute more or
 * less, a pause, minutes typed over the figures; holding them does away with the timer. At the doors
 * it counts up, and nothing comes of it. What is done is meant for the place where it was begun.
 */

import { fill, on } from "../dom.js";
import { ADD_MINUTES, PAUSE_TIMER, RESUME_TIMER, SET_TIMER } from "../protocol.js";
import { whileSeen } from "../seen.js";
import { composing } from "../typing.js";
import { t } from "../words.js";
import { desk, session } from "./records.js";
import { watch } from "./watch.js";

const LOBBY = "lobby";
const HOLD_MS = 700; // a press that is longer means: stop
const LONGEST_MS = 4 * 60 * 60_000;

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

/** @param {number} ms that have passed */
export const countUp = (ms) => figures(Math.floor(ms / 1000) * 1000);

/**
 * What was typed as a time: "5" and "5 min" are minutes in any script, "2:30" also seconds.
 *
 * @param {string} typed
 * @returns {number | null} milliseconds; null for what is no time, or a longer one than four hours
 */
export function typedTime(typed) {
  const plain = typed.normalize("NFKC").trim();
  const [, minutes, seconds] = /^(\d{1,3})(?::([0-5]\d))?(?:\s*\p{L}{1,4})?$/u.exec(plain) ?? [];
  if (minutes === undefined) return null;
  const ms = (Number(minutes) * 60 + Number(seconds ?? 0)) * 1000;
  return ms <= LONGEST_MS ? ms : null;
}

export class Timer {
  #root = /** @type {HTMLElement} */ (document.getElementById("timer"));
  #pause = /** @type {HTMLButtonElement} */ (document.getElementById("pause"));
  #left = /** @type {HTMLButtonElement} */ (document.getElementById("time-left"));
  #field = /** @type {HTMLInputElement} */ (document.getElementById("time-typed"));
  #store;
  #clock;
  #send;
  #feedback;
  #opened;
  #crew;
  #typedAt = ""; // the place for which time is being typed
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #holding;
  #held = false; // the press that ends is no click

  /**
   * @param {{store: import("./records.js").Store, clock: import("../clock.js").Clock,
   *   send: import("./sender.js").Send, feedback: import("./feedback.js").Feedback,
   *   opened: import("./opened.js").Opened, crew: import("./crew.js").Crew}} parts
   *   `opened`: since when the doors are open
   */
  constructor({ store, clock, send, feedback, opened, crew }) {
    this.#store = store;
    this.#clock = clock;
    this.#send = send;
    this.#feedback = feedback;
    this.#opened = opened;
    this.#crew = crew;
    on(this.#pause, "click", () => this.toggle());
    on(document.getElementById("minute-less"), "click", () => this.add(-1));
    on(document.getElementById("minute-more"), "click", () => this.add(1));
    on(this.#left, "click", () => {
      if (!this.#held) this.type();
      this.#held = false;
    });
    on(this.#left, "pointerdown", () => this.#hold());
    for (const end of /** @type {const} */ (["pointerup", "pointerleave", "pointercancel"])) {
      on(this.#left, end, () => clearTimeout(this.#holding));
    }
    on(this.#field, "keydown", (event) => this.#key(event));
    on(this.#field, "blur", () => this.#close());
    watch(store, ["session"], () => this.#show());
    whileSeen(() => this.#tick(), 200);
  }

  /** @param {number} minutes a place without a timer gets one of so many minutes */
  add(minutes) {
    const expect = this.#here;
    if (this.#remaining() !== null) void this.#send(ADD_MINUTES, { minutes, expect });
    else if (minutes > 0 && this.#timed()) this.#set(minutes * 60_000, expect);
  }

  /** Pause the timer, or let it go on. */
  toggle() {
    if (this.#remaining() === null) return;
    void this.#send(this.#paused() ? RESUME_TIMER : PAUSE_TIMER, { expect: this.#here });
  }

  /** Let somebody type the time over the figures. */
  type() {
    if (!this.#timed()) return;
    this.#typedAt = this.#here;
    const left = this.#remaining();
    this.#field.value = left === null || left <= 0 ? "" : figures(left);
    this.#left.hidden = true;
    this.#field.hidden = false;
    this.#field.focus();
    this.#field.select();
  }

  /**
   * Do without a timer. That it is off is said where it can be taken back (undo.js).
   *
   * @param {string} expect the place whose timer is meant
   */
  stop(expect) {
    if (this.#remaining() !== null) void this.#send(SET_TIMER, { until: null, expect });
  }

  #hold() {
    clearTimeout(this.#holding);
    this.#held = false;
    const expect = this.#here;
    this.#holding = setTimeout(() => {
      this.#held = true;
      this.stop(expect);
    }, HOLD_MS);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (composing(event) || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Enter" && !this.#take(this.#field.value)) return;
    this.#close();
    this.#left.focus();
  }

  /** @param {string} typed @returns {boolean} whether it was a time */
  #take(typed) {
    if (typed.trim() === "") {
      this.stop(this.#typedAt);
      return true;
    }
    const ms = typedTime(typed);
    if (ms === null) {
      this.#feedback.trouble(t("Type minutes, for example 5 or 2:30"));
      return false;
    }
    this.#set(ms, this.#typedAt);
    return true;
  }

  /**
   * @param {number} ms from now
   * @param {string} expect the place whose timer is meant
   */
  #set(ms, expect) {
    void this.#send(SET_TIMER, { until: Math.round(this.#clock.now() + ms), expect });
  }

  /** What is typed for a place is not meant for the next one. */
  #leave() {
    if (this.#field.hidden || this.#here === this.#typedAt) return;
    this.#close();
    if (this.#timed()) this.#left.focus();
    const reason = t("{who} moved on", { who: this.#crew.name(desk(this.#store)?.moved_by) });
    this.#feedback.trouble(t("{reason}. The time was not changed", { reason }));
  }

  #close() {
    this.#field.hidden = true;
    this.#left.hidden = false;
  }

  #remaining() {
    return timeLeft(session(this.#store)?.timer, this.#clock.now());
  }

  #paused() {
    return (session(this.#store)?.timer?.left ?? null) !== null;
  }

  /** Whether time counts here at all: not at the doors, nor at the end. */
  #timed() {
    return Boolean(session(this.#store)?.stop.minutes);
  }

  /** The place where the session stands. */
  get #here() {
    return session(this.#store)?.stop.id ?? "";
  }

  get #atDoors() {
    return session(this.#store)?.stop.part === LOBBY;
  }

  #show() {
    const doors = this.#atDoors;
    if (!doors) this.#opened.close();
    const words = doors ? t("The doors have been open for") : t("Time left");
    this.#root.setAttribute("aria-label", words);
    this.#root.classList.toggle("console-timer--up", doors);
    this.#left.title = doors ? words : t("Press to type the time, hold to stop");
    fill(this.#root, { what: doors ? t("Doors open") : "" });
    const paused = this.#paused();
    const none = this.#remaining() === null;
    this.#root.classList.toggle("console-timer--paused", paused);
    this.#root.classList.toggle("console-timer--none", none);
    this.#pause.setAttribute("aria-label", paused ? t("Resume the timer") : t("Pause the timer"));
    this.#pause.setAttribute("aria-pressed", String(paused));
    for (const button of this.#root.querySelectorAll("button")) button.disabled = none;
    /** @type {HTMLButtonElement} */ (document.getElementById("minute-more")).disabled =
      !this.#timed();
    this.#left.disabled = !this.#timed();
    this.#leave();
    this.#tick();
  }

  #tick() {
    const left = this.#remaining();
    const none = this.#atDoors ? countUp(this.#opened.for(this.#clock.now())) : "–:––";
    fill(this.#root, { left: left === null ? none : figures(left) });
    this.#root.classList.toggle("console-timer--over", left !== null && left <= 0);
  }
}
