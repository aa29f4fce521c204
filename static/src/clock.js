// @ts-check
/**
 * The server's clock, as well as this device can know it. A phone with a wrong clock still
 * shows the right time left.
 *
 * A time from the server is always a little old when it arrives, so of the last samples the
 * one that makes the server's clock latest is the truest.
 */

const SAMPLES = 20; // one comes a second: a changed device clock is forgotten in 20 seconds
const JUMP_MS = 5000; // beyond this the device's clock was set, or it slept

export class Clock {
  #local;
  /** @type {number[]} */
  #offsets = [];

  /** @param {() => number} [local] the device's own clock, in milliseconds since 1970 */
  constructor(local = Date.now) {
    this.#local = local;
  }

  /** @param {number} serverNow milliseconds since 1970 UTC, just received */
  set(serverNow) {
    const offset = serverNow - this.#local();
    if (this.#offsets.length > 0 && Math.abs(offset - this.#best()) > JUMP_MS) this.#offsets = [];
    this.#offsets.push(offset);
    if (this.#offsets.length > SAMPLES) this.#offsets.shift();
  }

  /** Milliseconds since 1970 UTC on the server. */
  now() {
    return this.#local() + this.#best();
  }

  #best() {
    return this.#offsets.length > 0 ? Math.max(...this.#offsets) : 0;
  }
}
