// @ts-check
/** Shows what does not fit at once in turns, each long enough to be read by the last row. */

import { groups } from "./fit.js";

export const TURN_MS = 12_000;

export class Turns {
  #room;
  /** @type {HTMLElement[][]} */
  #groups = [];
  #shown = -1;
  #tell;
  #together;

  /**
   * @param {HTMLElement} room
   * @param {(turn: number, turns: number) => void} tell called whenever another turn is up
   * @param {Parameters<typeof groups>[2]} [together] what should not be parted (fit.js)
   */
  constructor(room, tell = () => {}, together = undefined) {
    this.#room = room;
    this.#tell = tell;
    this.#together = together;
  }

  /** How many turns it takes to show them all. */
  get count() {
    return this.#groups.length;
  }

  /** Measure again, after the children of the room have changed. */
  measure() {
    const elements = /** @type {HTMLElement[]} */ ([...this.#room.children]);
    this.#groups = groups(elements, this.#room, this.#together);
    const shown = Math.max(0, this.#shown);
    this.#shown = -1;
    this.show(shown);
  }

  /** @param {number} turn any number; they go round */
  show(turn) {
    if (this.#groups.length === 0) return this.#tell(0, 0);
    const next = turn % this.#groups.length;
    if (next === this.#shown) return;
    this.#shown = next;
    const shown = new Set(this.#groups[next]);
    for (const element of this.#groups.flat()) element.hidden = !shown.has(element);
    this.#tell(next, this.#groups.length);
  }

  /** @param {number} passed milliseconds at this stop: two stages show the same, first things first */
  tick(passed) {
    this.show(Math.floor(passed / TURN_MS));
  }
}
