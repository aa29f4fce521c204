// @ts-check
/**
 * Since when the doors are open: since this console has stood at them. The session itself may have
 * been made weeks ago, and a tab that was left open that day is not meant either.
 */

const KEY = "doors-open";
const EVENING_MS = 12 * 60 * 60_000;

export class Opened {
  #device;
  #code;

  /**
   * @param {import("../device.js").Device} device is forgotten with the tab
   * @param {string} code of the session
   */
  constructor(device, code) {
    this.#device = device;
    this.#code = code;
  }

  /**
   * @param {number} now
   * @returns {number} milliseconds that the doors have been open, begun now if they have not
   */
  for(now) {
    const key = `${KEY}:${this.#code}`;
    const since = Number(this.#device.get(key) ?? now);
    const open = now - since;
    if (open > 0 && open < EVENING_MS) return open;
    this.#device.set(key, now);
    return 0;
  }

  /** The doors are behind us: who comes back to them begins anew. */
  close() {
    this.#device.forget((key) => key === `${KEY}:${this.#code}`);
  }
}
