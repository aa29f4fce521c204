// @ts-check
/** Many notes: one column for each category, with its number and a few samples. */

import { fillMark } from "../category.js";
import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { showNotes } from "./notes.js";
import { Turns } from "./turns.js";

export class Columns {
  element = copy("stage-columns");
  /** @type {Turns[]} */
  #turns = [];

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    replaceChildrenKeyed(this.element, stage.columns, {
      key: (column) => column.category,
      create: () => copy("stage-column"),
      update: (element, column) => {
        element.dataset.color = column.color;
        fill(element, { size: column.size });
        fillMark(piece(element, "category"), column);
        const notes = piece(element, "notes");
        showNotes(notes, stage, column.samples, { bare: true });
        for (const note of notes.querySelectorAll(".note")) {
          /** @type {HTMLElement} */ (note).dataset.color = column.color;
        }
      },
    });
    const rooms = [...this.element.children].map((column) =>
      piece(/** @type {HTMLElement} */ (column), "notes"),
    );
    this.#turns = rooms.map((room) => new Turns(room));
    for (const turns of this.#turns) turns.measure();
  }

  /** @type {import("./records.js").Tick} */
  tick(_now, passed) {
    for (const turns of this.#turns) turns.tick(passed);
  }
}
