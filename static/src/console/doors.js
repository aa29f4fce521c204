// @ts-check
/** The doors: while they are locked nobody new takes a seat; whoever has one stays. */

import { fill, on } from "../dom.js";
import { LOCK_DOORS } from "../protocol.js";
import { t } from "../words.js";
import { desk } from "./records.js";
import { watch } from "./watch.js";

export class Doors {
  #button = /** @type {HTMLButtonElement} */ (document.getElementById("doors"));
  #store;

  /** @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts */
  constructor({ store, send }) {
    this.#store = store;
    on(this.#button, "click", () => void send(LOCK_DOORS, { on: !desk(store)?.locked }));
    watch(store, ["console"], () => this.#show());
  }

  #show() {
    const locked = desk(this.#store)?.locked ?? false;
    this.#button.setAttribute("aria-pressed", String(locked));
    fill(this.#button, { doors: locked ? t("Doors locked") : t("Lock the doors") });
  }
}
