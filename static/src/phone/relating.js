// @ts-check
/** わかる: the button under a note of somebody else. It toggles, and nobody sees a count. */

import { piece } from "../dom.js";

export class Relating {
  #seat;
  #answers;

  /**
   * @param {import("./seat.js").Seat} seat
   * @param {import("./answers.js").Answers} answers
   */
  constructor(seat, answers) {
    this.#seat = seat;
    this.#answers = answers;
  }

  /** @param {HTMLElement} element of a note on the board @param {string} note */
  fill(element, note) {
    const button = piece(element, "relate");
    button.hidden = this.#seat.own.notes.some(({ id }) => id === note);
    button.setAttribute("aria-pressed", String(this.#answers.related(note)));
  }

  /** @param {Element} element something in a note on the board */
  toggle(element) {
    const note = /** @type {HTMLElement | null} */ (element.closest("[data-key]"))?.dataset.key;
    if (note) this.#answers.relate(note, !this.#answers.related(note));
  }
}
