// @ts-check
/**
 * What whoever runs a session has typed and not sent yet, kept on this device with every keystroke:
 * a reload, or the page in the other language, finds it again. Each session has its own. Whoever
 * sends it forgets it, once the server has said yes.
 */

import { on } from "../dom.js";
import { page } from "../page.js";

export class Unsent {
  #device;

  /** @param {import("../device.js").Device} device */
  constructor(device) {
    this.#device = device;
  }

  /**
   * @param {string} name
   * @returns {any} what was typed, or null
   */
  get(name) {
    return this.#device.get(keyOf(name));
  }

  /**
   * @param {string} name
   * @param {unknown} typed null forgets it
   */
  set(name, typed) {
    this.#device.set(keyOf(name), typed);
  }

  /** @param {string} prefix @returns {string[]} under which names something is kept */
  names(prefix) {
    const all = this.#device.list((key) => key.startsWith(keyOf(prefix)));
    return all.map(([key]) => key.slice(keyOf("").length));
  }

  /**
   * Forget what the server has by now, unless something else was typed since it was sent.
   *
   * @param {string} name
   * @param {unknown} typed what was kept under that name when it was sent
   */
  sent(name, typed) {
    if (JSON.stringify(this.get(name)) === JSON.stringify(typed)) this.set(name, null);
  }

  /**
   * Keep what is typed into a field, and bring back what was.
   *
   * @param {string} name
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   */
  keep(name, field) {
    field.value = this.get(name) ?? field.value;
    on(field, "input", () => this.set(name, field.value || null));
  }
}

/** @param {string} name */
const keyOf = (name) => `draft:console:${page.code}:${name}`;
