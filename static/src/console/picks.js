// @ts-check
/**
 * The notes in a tray of the board: chosen or not, lit or not, with how many relate to them.
 *
 * Only what differs is touched, so three hundred notes stay quick.
 *
 * @typedef {import("./records.js").Note} Note
 * @typedef {import("./records.js").Part} Part
 */

import { copy, fill, replaceChildrenKeyed } from "../dom.js";
import { fillNote } from "../note.js";
import { t } from "../words.js";
import { desk } from "./records.js";

export class Picks {
  /** @type {WeakMap<HTMLElement, Note>} */
  #painted = new WeakMap();
  #store;
  #selection;

  /**
   * @param {import("./records.js").Store} store
   * @param {import("./selection.js").Selection} selection
   */
  constructor(store, selection) {
    this.#store = store;
    this.#selection = selection;
  }

  /**
   * Show these notes, and no others, in a tray.
   *
   * @param {HTMLElement} tray
   * @param {Note[]} notes
   * @param {Part | undefined} part
   */
  show(tray, notes, part) {
    const lit = new Set(desk(this.#store)?.spotlight);
    replaceChildrenKeyed(tray, notes, {
      key: ({ id }) => id,
      create: () => copy("pick"),
      update: (element, note) => {
        element.classList.toggle("pick--lit", lit.has(note.id));
        const face = /** @type {HTMLElement} */ (element.querySelector(".pick__face"));
        const pressed = String(this.#selection.has(note.id));
        if (face.getAttribute("aria-pressed") !== pressed) {
          face.setAttribute("aria-pressed", pressed);
        }
        if (this.#painted.get(element) === note) return;
        this.#painted.set(element, note);
        paint(element, face, note, part);
      },
    });
  }
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} face
 * @param {Note} note
 * @param {Part | undefined} part
 */
function paint(element, face, note, part) {
  const category = part?.categories.find(({ id }) => id === note.category) ?? null;
  fillNote(/** @type {HTMLElement} */ (element.querySelector(".note")), note, category);
  const related = note.relates ? t("I relate {n}", { n: note.relates }) : "";
  const count = /** @type {HTMLElement} */ (element.querySelector(".pick__relates"));
  count.hidden = related === "";
  fill(count, { relates: related });
  face.setAttribute("aria-label", related ? `${note.text} (${related})` : note.text);
  element.classList.toggle("pick--hidden", note.hidden);
  /** @type {HTMLElement} */ (element.querySelector(".pick__restore")).hidden = !note.hidden;
}
