// @ts-check
/**
 * Whether one wants to be asked once, later, how it went. Kept by the server for one's own pages
 * only, and on this device until it has arrived there.
 */

import { fill, on, piece } from "../dom.js";
import { page } from "../page.js";
import { t } from "../words.js";

export class Month {
  #root = /** @type {HTMLElement | null} */ (document.querySelector('[data-part="month"]'));
  #device;
  #key;
  #erasing;
  #chosen; // by hand: only then something is said of it
  /** @type {Promise<void>} settled once nothing is on its way to the server */
  under = Promise.resolve();

  /**
   * @param {import("../device.js").Device} device
   * @param {string} place
   * @param {() => boolean} erasing whether everything is to go: nothing is kept then
   */
  constructor(device, place, erasing) {
    this.#device = device;
    this.#key = `ask:${place}`;
    this.#erasing = erasing;
    const waiting = device.get(this.#key);
    this.#chosen = waiting !== null;
    if (this.#box && waiting !== null) this.#box.checked = waiting;
    on(this.#box, "change", () => {
      this.#chosen = true;
      this.#keep();
    });
    this.#show();
  }

  /** Everything is to go: this, too. */
  drop() {
    this.#device.set(this.#key, null);
    if (this.#box) this.#box.checked = false;
    if (this.#root) fill(this.#root, { "month-state": "" });
    this.#show();
  }

  /** Send what has not arrived; it stays here until the server has it. */
  flush() {
    this.under = this.under.then(() => this.#send());
  }

  /** What is ticked now is what holds, here and there. */
  #keep() {
    if (this.#erasing()) return this.drop();
    if (this.#box) this.#device.set(this.#key, this.#box.checked);
    this.#show();
    this.flush();
  }

  async #send() {
    const ask = this.#device.get(this.#key);
    if (ask === null || !this.#root || !page.evening || this.#erasing()) return;
    const arrived = await send(page.evening.private, { part: page.evening.step_part, ask });
    if (this.#erasing()) return;
    if (arrived && this.#device.get(this.#key) === ask) this.#device.set(this.#key, null);
    if (!this.#chosen) return;
    const kept = ask
      ? t("Kept. We ask you once")
      : t("Kept. Only those who chose a day for their first step are asked here, after it");
    const state = arrived ? kept : t("Saved here. Will send when online");
    fill(this.#root, { "month-state": state });
  }

  /** @returns {HTMLInputElement | null} */
  get #box() {
    return this.#root?.querySelector("[data-act=month]") ?? null;
  }

  #show() {
    if (this.#root) piece(this.#root, "month-ways").hidden = !this.#box?.checked;
  }
}

/** @param {string} address @param {Record<string, unknown>} body @returns {Promise<boolean>} */
async function send(address, body) {
  try {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    return (await fetch(address, { method: "PUT", headers, body: JSON.stringify(body) })).ok;
  } catch {
    return false; // no line: the next one will do
  }
}
