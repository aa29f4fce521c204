// @ts-check
/**
 * Which notes are chosen. A click toggles one, Shift-click takes everything in between, Escape
 * lets go. With nothing chosen, the note under the keyboard's focus is meant.
 *
 * It knows elements by `data-key` only, not what a note is.
 */

import { on } from "../dom.js";

export class Selection {
  /** @type {Set<string>} */
  #ids = new Set();
  #anchor = "";
  #board;
  #changed;

  /**
   * @param {HTMLElement} board holds all notes
   * @param {() => void} changed
   */
  constructor(board, changed) {
    this.#board = board;
    this.#changed = changed;
    on(board, "click", (event) => {
      const note = noteOf(event.target, ".pick__face");
      if (note) this.#clicked(note, event.shiftKey);
    });
  }

  /** @param {string} id */
  has(id) {
    return this.#ids.has(id);
  }

  get size() {
    return this.#ids.size;
  }

  /** @returns {string[]} those that are chosen, in the order in which they are shown */
  get chosen() {
    return this.#ids.size > 0 ? this.#shown().filter((id) => this.#ids.has(id)) : [];
  }

  /** @returns {string[]} the notes an action is about: the chosen ones, or where the focus is */
  get targets() {
    if (this.#ids.size > 0) return this.chosen;
    const focused = noteOf(document.activeElement, ".pick__face");
    return focused ? [focused] : [];
  }

  /** @returns {string[]} those that were ticked, in the order in which they were */
  get ticked() {
    return [...this.#ids];
  }

  /** Choose these and no others. @param {readonly string[]} ids */
  take(ids) {
    this.#ids = new Set(ids);
    this.#anchor = ids.at(-1) ?? this.#anchor;
    this.#changed();
  }

  clear() {
    if (this.#ids.size === 0) return;
    this.#ids.clear();
    this.#changed();
  }

  /** @param {ReadonlySet<string>} alive notes that are still on this board */
  keep(alive) {
    for (const id of this.#ids) if (!alive.has(id)) this.#ids.delete(id);
  }

  /**
   * @param {string} id
   * @param {boolean} range
   */
  #clicked(id, range) {
    const shown = range ? this.#shown() : []; // all notes are looked at for a range only
    const from = shown.indexOf(this.#anchor);
    const to = shown.indexOf(id);
    if (from >= 0) {
      for (const each of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) {
        this.#ids.add(each);
      }
    } else if (!this.#ids.delete(id)) this.#ids.add(id);
    this.#anchor = id;
    this.#changed();
  }

  #shown() {
    const faces = this.#board.querySelectorAll(".pick");
    return Array.from(faces, (each) => /** @type {HTMLElement} */ (each).dataset.key ?? "");
  }
}

/**
 * @param {EventTarget | null} target
 * @param {string} within which part of a note it must be
 * @returns {string | null} the id of the note there
 */
export function noteOf(target, within) {
  if (!(target instanceof Element) || !target.closest(within)) return null;
  const note = /** @type {HTMLElement | null} */ (target.closest(".pick"));
  return note?.dataset.key ?? null;
}
