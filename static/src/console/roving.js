// @ts-check
/**
 * One stop for the Tab key in each tray of notes, however many are in it; the arrows go from note
 * to note. Three hundred notes would otherwise stand between the themes and what comes below.
 */

import { on } from "../dom.js";
import { composing } from "./typing.js";

const TRAYS = ".board__notes, .console-theme__notes";
const FACE = ".pick__face";

export class Roving {
  #board;
  /** @type {WeakMap<Element, Element>} the note of a tray that Tab comes to */
  #stops = new WeakMap();

  /** @param {HTMLElement} board holds all trays */
  constructor(board) {
    this.#board = board;
    on(board, "focusin", (event) => this.#focused(/** @type {Element} */ (event.target)));
    on(board, "keydown", (event) => this.#pressed(event));
  }

  /** Set the stops anew, after notes have come, gone or moved. */
  refresh() {
    for (const tray of this.#board.querySelectorAll(TRAYS)) this.#setStop(tray);
  }

  /**
   * Let the keyboard go up or down through the notes.
   *
   * @param {1 | -1} by
   */
  walk(by) {
    const faces = this.#faces(this.#board);
    const at = faces.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const loose = this.#board.querySelector(`.board__notes ${FACE}`);
    const next = at < 0 ? (loose ?? faces[0]) : faces[at + by];
    /** @type {HTMLElement | null | undefined} */ (next)?.focus();
  }

  /** @param {Element} target */
  #focused(target) {
    const [tray, note] = [target.closest(TRAYS), target.closest(".pick")];
    if (!tray || !note || this.#stops.get(tray) === note) return;
    this.#stops.set(tray, note);
    this.#setStop(tray);
  }

  /** Here and not in the table of keys, which can be switched off. @param {KeyboardEvent} event */
  #pressed(event) {
    const face = /** @type {Element} */ (event.target).closest(FACE);
    if (!face || composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const tray = this.#faces(face.closest(TRAYS) ?? this.#board);
    if (event.key === "ArrowDown") this.walk(1);
    else if (event.key === "ArrowUp") this.walk(-1);
    else if (event.key === "Home") tray[0]?.focus();
    else if (event.key === "End") tray.at(-1)?.focus();
    else return;
    event.preventDefault();
  }

  /** @param {Element} tray */
  #setStop(tray) {
    const kept = this.#stops.get(tray);
    const stop = kept?.parentElement === tray ? kept : tray.firstElementChild;
    for (const note of tray.children) {
      const index = note === stop ? 0 : -1;
      for (const button of note.querySelectorAll("button")) {
        if (button.tabIndex !== index) button.tabIndex = index;
      }
    }
  }

  /**
   * @param {Element} within
   * @returns {HTMLElement[]}
   */
  #faces(within) {
    return [...within.querySelectorAll(/** @type {"button"} */ (FACE))];
  }
}
