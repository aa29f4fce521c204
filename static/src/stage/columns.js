// @ts-check
/**
 * Many notes: one column for each category, and one for notes without, each with its number and
 * some of its notes (column.js). Where type has to be large, a few columns at a time.
 */

import { fillMark } from "../category.js";
import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { ColumnNotes } from "./column.js";
import { surroundings } from "./fit.js";
import { pageAt, partAt, setAt, showPages } from "./pages.js";

const NARROWEST = 6.5; // full-width characters that a line of a note should hold
/** Columns beside one another, by how many notes a page of the wall holds: large type needs height,
 *  too, and a narrow column takes all of it for few words. */
const MOST = /** @type {Record<number, number>} */ ({ 6: 4, 4: 3, 2: 2 });

/**
 * @typedef {import("./records.js").Stage} Stage
 * @typedef {import("./records.js").Column} Column
 */

export class Columns {
  element = copy("stage-columns");
  #row = piece(this.element, "columns");
  /** @type {Stage | null} */
  #stage = null;
  /** @type {Map<string, ColumnNotes>} */
  #notes = new Map();
  #drawn = "";

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    this.#stage = stage;
  }

  /** @type {import("./records.js").Tick} */
  tick(_now, passed) {
    const stage = this.#stage;
    if (stage === null) return;
    const sets = Math.ceil(stage.columns.length / this.#room(stage));
    const many = Math.ceil(stage.columns.length / sets); // three and three, never five and one
    this.#draw(stage, pageAt(stage, passed), setAt(stage, passed, sets) * many, many);
    for (const notes of this.#notes.values()) notes.turn(partAt(stage, passed, notes.parts));
  }

  /** How many columns have room beside one another. @param {Stage} stage */
  #room({ a_page: notes, columns }) {
    const type = Number.parseFloat(getComputedStyle(this.#row).fontSize);
    const room = Math.floor(this.#row.clientWidth / (NARROWEST * type));
    return Math.max(1, Math.min(room, MOST[notes] ?? columns.length));
  }

  /**
   * @param {Stage} stage
   * @param {number} number of the page
   * @param {number} first column of those that are up
   * @param {number} many of them
   */
  #draw(stage, number, first, many) {
    const content = JSON.stringify([number, first, many, stage.columns, surroundings()]);
    if (content === this.#drawn) return;
    this.#drawn = content;
    showPages(this.element, stage, number);
    replaceChildrenKeyed(this.#row, stage.columns, {
      key: keyOf,
      create: (column) => this.#create(keyOf(column)),
      update: fillHead,
    });
    for (const [at, child] of [...this.#row.children].entries()) {
      /** @type {HTMLElement} */ (child).hidden = at < first || at >= first + many;
    }
    for (const column of stage.columns.slice(first, first + many)) {
      // When all heads stand: the highest of them leaves the same room to every column.
      const { turns } = column;
      this.#notes.get(keyOf(column))?.show(stage, turns[number % turns.length] ?? []);
    }
  }

  /** @param {string} key */
  #create(key) {
    const element = copy("stage-column");
    this.#notes.set(key, new ColumnNotes(piece(element, "notes")));
    return element;
  }
}

/** @param {Column} column */
const keyOf = ({ category }) => category ?? "";

/**
 * @param {HTMLElement} element
 * @param {Column} column
 */
function fillHead(element, { category, label, color, shape, size }) {
  element.dataset.color = color ?? "";
  fill(element, { size });
  fillMark(piece(element, "category"), label && color && shape ? { label, color, shape } : null);
  piece(element, "loose").hidden = category !== null;
}
