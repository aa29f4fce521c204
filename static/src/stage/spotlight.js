// @ts-check
/**
 * One to three notes that the facilitator chose, as large as they can be. Only where a hall is far
 * too long for its screen does a very long one end in "…", as on the wall; phones have it whole.
 */

import { copy } from "../dom.js";
import { cut, fit } from "./fit.js";
import { showNotes } from "./notes.js";
import { Turns } from "./turns.js";

const SMALLEST = 5; // the last step of type that the stylesheet offers; still a wall note

export class Spotlight {
  element = copy("stage-spotlight");
  #turns = new Turns(this.element); // only where three long notes are too much even so

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    this.element.dataset.notes = String(stage.spotlight.length);
    showNotes(this.element, stage, stage.spotlight, { lifted: true });
    const notes = /** @type {HTMLElement[]} */ ([...this.element.children]);
    for (const note of notes) {
      note.hidden = false;
      note.style.removeProperty("--lines-left"); // it is measured whole
    }
    if (!fit(this.element, SMALLEST)) this.#alone(notes);
    this.#turns.measure();
  }

  /** @param {HTMLElement[]} notes too long to stand together: each alone, in one size for all */
  #alone(notes) {
    let step = 0;
    for (const note of notes) {
      for (const each of notes) each.hidden = each !== note;
      fit(this.element, SMALLEST);
      step = Math.max(step, Number(this.element.dataset.fit));
    }
    this.element.dataset.fit = String(step);
    cut(notes, this.element);
  }

  /** @type {import("./records.js").Tick} */
  tick(_now, passed) {
    this.#turns.tick(passed);
  }
}
