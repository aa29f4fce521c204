// @ts-check
/** ひとりの声: notes that fit no theme, beside the themes and the result, a few at a time. */

import { fill, piece } from "../dom.js";
import { cut } from "./fit.js";
import { showNotes } from "./notes.js";
import { Turns } from "./turns.js";

export class Lone {
  #element;
  #voices;
  #turns;

  /** @param {HTMLElement} view */
  constructor(view) {
    this.#element = piece(view, "lone");
    this.#voices = piece(this.#element, "voices");
    this.#turns = new Turns(this.#voices, (turn, turns) => {
      fill(this.#element, { turn: turns > 1 ? `${turn + 1} / ${turns}` : "" });
    });
  }

  /** @param {import("./records.js").Stage} stage */
  show(stage) {
    this.#element.hidden = stage.lone.length === 0;
    showNotes(this.#voices, stage, stage.lone);
  }

  /** Measure, once what stands beside it has its place. */
  measure() {
    cut(/** @type {HTMLElement[]} */ ([...this.#voices.children]), this.#voices);
    this.#turns.measure();
  }

  /** @param {number} passed */
  tick(passed) {
    this.#turns.tick(passed);
  }
}
