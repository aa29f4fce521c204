// @ts-check
/**
 * The notes that stand in a column. Those that it cannot hold together stand one after another;
 * a note taller than the column ends in "…". What comes covers what goes: nothing flickers.
 */

import { phrasesKnown } from "./breaking.js";
import { cut, groups } from "./fit.js";
import { showNotes } from "./notes.js";
import { categoryOf } from "./records.js";

const FADE_MS = 300; // what was there may go when the new one stands

export class ColumnNotes {
  #room;
  #drawn = "";
  /** @type {HTMLElement[][]} */
  #parts = [];
  #shown = -1;

  /** @param {HTMLElement} room */
  constructor(room) {
    this.#room = room;
  }

  /** In how many parts the notes are shown; one where there are none. */
  get parts() {
    return Math.max(1, this.#parts.length);
  }

  /**
   * @param {import("./records.js").Stage} stage
   * @param {import("./records.js").Brief[]} notes
   */
  show(stage, notes) {
    const { clientWidth, clientHeight } = this.#room;
    const content = JSON.stringify([notes, clientWidth, clientHeight, phrasesKnown()]);
    if (content === this.#drawn) return;
    this.#drawn = content;
    const leaf = this.#cover();
    showNotes(leaf, stage, notes, { bare: true });
    const elements = /** @type {HTMLElement[]} */ ([...leaf.children]);
    for (const [i, element] of elements.entries()) {
      const category = categoryOf(stage, /** @type {typeof notes[0]} */ (notes[i]));
      if (category) element.dataset.color = category.color;
    }
    cut(elements, leaf);
    this.#parts = groups(elements, leaf);
    for (const element of elements) element.hidden = false;
    this.#shown = 0;
    leaf.replaceChildren(...(this.#parts[0] ?? []));
  }

  /** @param {number} part to show */
  turn(part) {
    const notes = this.#parts[part];
    if (part === this.#shown || notes === undefined) return;
    this.#shown = part;
    this.#cover().append(...notes.map((note) => note.cloneNode(true)));
  }

  /** @returns {HTMLElement} a new leaf over what stands here */
  #cover() {
    const old = [...this.#room.children];
    const leaf = document.createElement("div");
    leaf.className = "column__leaf";
    this.#room.append(leaf);
    setTimeout(() => {
      for (const element of old) element.remove();
    }, FADE_MS);
    return leaf;
  }
}
