// @ts-check
/**
 * The one big button, and the way back. The server says what it does and what the stage will
 * show; this file only presses it, once.
 *
 * @typedef {import("./records.js").Store} Store
 */

import { fill, on } from "../dom.js";
import { MOVE, NEXT } from "../protocol.js";
import { desk, session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const GUARD_MS = 1000; // a second press within a second is a double press

export class Primary {
  #button = /** @type {HTMLButtonElement} */ (document.getElementById("primary"));
  #back = /** @type {HTMLButtonElement} */ (document.getElementById("back"));
  #store;
  #clock;
  #send;
  #online = true;
  #guarded = false;
  #draw;

  /**
   * @param {{store: Store, clock: import("../clock.js").Clock,
   *   send: import("./sender.js").Send}} parts
   */
  constructor({ store, clock, send }) {
    this.#store = store;
    this.#clock = clock;
    this.#send = send;
    on(this.#button, "click", () => void this.press());
    on(this.#back, "click", () => void this.back());
    this.#draw = watch(store, ["console", "session", NEXT], () => this.#show());
    setInterval(() => this.#count(), 100);
  }

  /** @param {boolean} online whether pressing can reach anything */
  set online(online) {
    this.#online = online;
    this.#draw();
  }

  /** What the button would do now, e.g. `reveal`. */
  get effect() {
    return desk(this.#store)?.primary?.effect ?? null;
  }

  /** Do what the button says. */
  async press() {
    const primary = desk(this.#store)?.primary;
    if (!primary || this.#guarded || !this.#online) return;
    await this.#guard(() => this.#send(primary.type, primary.fields));
  }

  /** Go back to the stop before this one. */
  async back() {
    const to = desk(this.#store)?.back;
    const here = session(this.#store)?.stop.id;
    if (!to || !here || this.#guarded || !this.#online) return;
    await this.#guard(() => this.#send(MOVE, { to, expect: here }));
  }

  /** @param {() => Promise<unknown>} act */
  async #guard(act) {
    this.#guarded = true;
    this.#show();
    const rest = new Promise((resolve) => setTimeout(resolve, GUARD_MS));
    await Promise.all([act(), rest]);
    this.#guarded = false;
    this.#show();
  }

  #show() {
    const primary = desk(this.#store)?.primary;
    const n = primary?.n ?? this.#store.get(NEXT)?.budget; // the dots of a vote
    const uncounted = primary?.effect === "vote" && (n ?? null) === null;
    const name = uncounted ? "vote_uncounted" : (primary?.effect ?? "");
    const [label, effect] = say("effects", name, n).split(" ▸ ");
    fill(this.#button, { label, effect });
    this.#button.hidden = !primary;
    // Not `disabled`: that would throw the keyboard's focus away at every press.
    const idle = this.#guarded || !this.#online;
    this.#button.setAttribute("aria-disabled", String(idle));
    this.#back.setAttribute("aria-disabled", String(idle || !desk(this.#store)?.back));
    this.#count();
  }

  /** Three, two, one: the same figure as on the stage. */
  #count() {
    const at = session(this.#store)?.countdown;
    const seconds = at ? Math.max(0, Math.ceil((at - this.#clock.now()) / 1000)) : 0;
    this.#button.classList.toggle("primary--countdown", Boolean(at));
    fill(this.#button, { count: at ? seconds : "" });
  }
}
