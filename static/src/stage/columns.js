// @ts-check
/**
 * Many notes: one column for each category, and one for notes without, each with its number and
 * some of its notes (column.js).
 */

import { fillMark } from "../category.js";
import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { ColumnNotes } from "./column.js";
import { pageAt, partAt, showPages } from "./pages.js";

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
    this.#draw(stage, pageAt(stage, passed));
    for (const notes of this.#notes.values()) notes.turn(partAt(stage, passed, notes.parts));
  }

  /**
   * @param {Stage} stage
   * @param {number} number of the page
   */
  #draw(stage, number) {
    const content = JSON.stringify([number, stage.columns, innerWidth, innerHeight]);
    if (content === this.#drawn) return;
    this.#drawn = content;
    showPages(this.element, stage, number);
    replaceChildrenKeyed(this.#row, stage.columns, {
      key: keyOf,
      create: (column) => this.#create(keyOf(column)),
      update: fillHead,
    });
    for (const column of stage.columns) {
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
