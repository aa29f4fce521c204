// @ts-check
/** One to three notes that the facilitator chose, as large as they can be. */

import { copy } from "../dom.js";
import { fit } from "./fit.js";
import { showNotes } from "./notes.js";
import { Turns } from "./turns.js";

const SMALLEST = 5; // the last step of type that the stylesheet offers; still a wall note

export class Spotlight {
  element = copy("stage-spotlight");
  #turns = new Turns(this.element); // only where three long notes are too much even so

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    this.element.dataset.notes = String(stage.spotlight.length);
    showNotes(this.element, stage, stage.spotlight, { look: "note--lifted" });
    const notes = /** @type {HTMLElement[]} */ ([...this.element.children]);
    for (const note of notes) note.hidden = false;
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
  }

  /** @type {import("./records.js").Tick} */
  tick(_now, passed) {
    this.#turns.tick(passed);
  }
}
