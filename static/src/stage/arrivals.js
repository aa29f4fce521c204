// @ts-check
/** How many have come, in the hall and online; when there are more, the eye is told, softly. */

import { fill } from "../dom.js";
import { come } from "../how_many.js";

const TICK_MS = 250;
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Arrivals {
  #view;
  /** How many were there when we looked last. @type {number | null} */
  #there = null;

  /** @param {Element} view with a slot for the counts */
  constructor(view) {
    this.#view = view;
  }

  /** @param {import("../protocol.js").Counts | null} here null until the server has said so */
  show(here) {
    const { venue, online } = here ?? { venue: 0, online: 0 };
    fill(this.#view, { counts: here ? come(here) : "" });
    if (here && this.#there !== null && venue + online > this.#there) this.#rise();
    if (here) this.#there = venue + online;
  }

  #rise() {
    const up = [{ translate: "0 -0.2em" }, { translate: "0 0" }];
    const counts = this.#view.querySelector('[data-slot="counts"]');
    counts?.animate(still.matches ? [] : up, { duration: TICK_MS, easing: "ease-out" });
  }
}
