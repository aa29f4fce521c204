// @ts-check
/** わかる: the button under a note of somebody else. It toggles, and nobody sees a count. */

import { piece } from "../dom.js";

export class Relating {
  #seat;
  #answers;
  /** @type {() => import("./building.js").Building | undefined} its code comes later */
  building = () => undefined;

  /**
   * @param {import("./seat.js").Seat} seat
   * @param {import("./answers.js").Answers} answers
   */
  constructor(seat, answers) {
    this.#seat = seat;
    this.#answers = answers;
  }

  /**
   * How things stand now, for a whole board: what waits on this device is read once for all of it.
   *
   * @returns {import("./parts.js").Fills} fills a note on the board
   */
  filling() {
    const mine = new Set(this.#seat.own.notes.map(({ id }) => id));
    const { related } = this.#answers;
    const build = this.building()?.filling();
    return (element, note, part) => {
      const button = piece(element, "relate");
      button.hidden = mine.has(note.id);
      button.setAttribute("aria-pressed", String(related.has(note.id)));
      build?.(element, note, part);
    };
  }

  /** @param {Element} element something in a note on the board */
  toggle(element) {
    const note = /** @type {HTMLElement | null} */ (element.closest("[data-key]"))?.dataset.key;
    if (note) this.#answers.relate(note, !this.#answers.related.has(note));
  }
}
