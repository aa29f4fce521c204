// @ts-check
/** When a break is over: a clock time, as everybody sees it, that can be changed here. */

import { on } from "../dom.js";
import { SET_TIMER } from "../protocol.js";
import { momentOf, timeField } from "./clocktime.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

export class Resume {
  #root = /** @type {HTMLElement} */ (document.getElementById("resume"));
  #field = /** @type {HTMLInputElement} */ (this.#root.querySelector("input"));
  #zone = this.#root.dataset.zone ?? "UTC";
  #store;
  #clock;
  #send;
  #at = ""; // the break for which a time is being typed

  /**
   * @param {{store: import("./records.js").Store, clock: import("../clock.js").Clock,
   *   send: import("./sender.js").Send}} parts
   */
  constructor({ store, clock, send }) {
    this.#store = store;
    this.#clock = clock;
    this.#send = send;
    on(this.#field, "focus", () => {
      this.#at = session(store)?.stop.id ?? "";
    });
    on(this.#field, "change", () => this.#set());
    watch(store, ["session"], () => this.#show());
  }

  #show() {
    const here = session(this.#store);
    this.#root.hidden = here?.stop.phase !== "break";
    if (document.activeElement === this.#field && here?.stop.id !== this.#at) this.#field.blur();
    const at = here?.timer?.ends_at;
    if (document.activeElement !== this.#field) {
      this.#field.value = at ? timeField(at, this.#zone) : "";
    }
  }

  #set() {
    const until = momentOf(this.#field.value, this.#clock.now(), this.#zone);
    if (until !== null) void this.#send(SET_TIMER, { until, expect: this.#at });
  }
}
