// @ts-check
/**
 * The strip at the foot: how to join, and the signs beside it. Its letters are never smaller than
 * the hall needs. Where not all of it has room, the code stays, and what stands at the doors, too,
 * goes first (`data-fit`).
 */

import { piece } from "../dom.js";
import { surroundings } from "./fit.js";

const LAST = 2; // only the code is left

export class Foot {
  #join;
  #foot;
  #signs;
  #fitted = "";

  /** @param {HTMLElement} stage */
  constructor(stage) {
    this.#foot = /** @type {HTMLElement} */ (stage.querySelector(".stage__foot"));
    this.#join = /** @type {HTMLElement} */ (this.#foot.querySelector(".stage__join"));
    this.#signs = piece(stage, "signs");
  }

  fit() {
    const signs = Array.from(this.#signs.children, (sign) => sign.checkVisibility());
    const content = `${surroundings()} ${signs}`;
    if (content === this.#fitted) return;
    this.#fitted = content;
    for (let step = 0; step <= LAST; step += 1) {
      this.#foot.dataset.fit = String(step);
      if (
        this.#signs.offsetLeft >= this.#join.offsetLeft + this.#join.offsetWidth &&
        this.#whole()
      ) {
        return;
      }
    }
  }

  /** Whether nothing stands in the margin. */
  #whole() {
    const margin = Number.parseFloat(getComputedStyle(this.#foot).paddingInlineEnd);
    const edge = this.#foot.getBoundingClientRect().right - margin + 1;
    return [this.#join, this.#signs].every((part) => part.getBoundingClientRect().right <= edge);
  }
}
