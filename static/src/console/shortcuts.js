// @ts-check
/** The list of keys, and the switch that turns single keys off (kept on this device). */

import { on } from "../dom.js";

const KEPT_AS = "console:keys";

export class Shortcuts {
  #dialog = /** @type {HTMLDialogElement} */ (document.getElementById("shortcuts"));
  #switch = /** @type {HTMLInputElement} */ (document.getElementById("keys-on"));

  /** @param {import("../device.js").Device} device */
  constructor(device) {
    this.#switch.checked = device.get(KEPT_AS) !== false;
    on(this.#switch, "change", () => device.set(KEPT_AS, this.#switch.checked));
    on(document.getElementById("help"), "click", () => this.open());
  }

  /** Whether single keys do something. */
  get enabled() {
    return this.#switch.checked;
  }

  open() {
    if (!this.#dialog.open) this.#dialog.showModal();
  }
}
