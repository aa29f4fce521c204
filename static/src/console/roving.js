// @ts-check
/**
 * One stop for the Tab key in each tray of notes, however many are in it; the arrows go from note
 * to note. Three hundred notes would otherwise stand between the themes and what comes below.
 */

import { on } from "../dom.js";
import { composing } from "../typing.js";

const TRAYS = ".board__notes, .console-theme__notes";
const FACE = ".pick__face";

export class Roving {
  #board;
  /** @type {Map<Element, Element>} the note of each tray that Tab comes to */
  #stops = new Map();

  /** @param {HTMLElement} board holds all trays */
  constructor(board) {
    this.#board = board;
    on(board, "focusin", (event) => this.#focused(/** @type {Element} */ (event.target)));
    on(board, "keydown", (event) => this.#pressed(event));
  }

  /**
   * Set the stops anew, after notes have come, gone or moved. A note comes as none (its template
   * says so), so nothing but the stops is touched.
   *
   * @param {readonly HTMLElement[]} trays all there are
   */
  refresh(trays) {
    const before = this.#stops;
    this.#stops = new Map();
    for (const tray of trays) {
      const kept = before.get(tray);
      const stop = kept && tray.contains(kept) ? kept : tray.querySelector(".pick");
      if (stop) this.#stops.set(tray, stop);
    }
    const stops = new Set(this.#stops.values());
    for (const note of before.values()) if (!stops.has(note)) reach(note, -1);
    for (const note of stops) reach(note, 0);
  }

  /**
   * The notes `ids` are about to leave their tray, the one with the focus among them: the next
   * one that stays gets it, or the last before it when none follows.
   *
   * @param {ReadonlySet<string>} ids
   */
  leave(ids) {
    const tray = document.activeElement?.closest(TRAYS);
    const faces = tray ? this.#faces(tray) : [];
    const here = document.activeElement?.closest(".pick")?.querySelector(FACE);
    const at = faces.indexOf(/** @type {HTMLElement} */ (here));
    const stays = (/** @type {Element} */ face) =>
      !ids.has(/** @type {HTMLElement} */ (face.closest(".pick")).dataset.key ?? "");
    const before = faces.slice(0, Math.max(0, at)).reverse();
    (faces.slice(at).find(stays) ?? before.find(stays))?.focus();
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
    const before = tray && this.#stops.get(tray);
    if (!tray || !note || before === note) return;
    this.#stops.set(tray, note);
    if (before) reach(before, -1);
    reach(note, 0);
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

  /**
   * @param {Element} within
   * @returns {HTMLElement[]}
   */
  #faces(within) {
    const all = [...within.querySelectorAll(/** @type {"button"} */ (FACE))];
    return all.filter((face) => face.checkVisibility()); // a folded tray has none
  }
}

/**
 * @param {Element} note
 * @param {0 | -1} index whether Tab comes to its buttons
 */
function reach(note, index) {
  for (const button of note.querySelectorAll("button")) {
    if (button.tabIndex !== index) button.tabIndex = index;
  }
}
