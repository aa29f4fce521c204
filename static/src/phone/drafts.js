// @ts-check
/**
 * What a participant has typed and not posted, kept on the device with every keystroke.
 *
 * A draft belongs to a part, or to a note that is being changed. Notes that the server
 * refused stand apart, so that giving one back never overwrites what is being typed now.
 *
 * @typedef {{text: string, category: string | null, named: boolean, withheld: boolean,
 *   next: string}} Draft `next`: the second half of a note that was split in two
 * @typedef {{id: string, part: string, text: string, category: string | null, named: boolean,
 *   in_report: boolean, reason: string}} Returned
 */

import { newId } from "../actions.js";

/** @type {Readonly<Draft>} */
export const EMPTY = { text: "", category: null, named: false, withheld: false, next: "" };

export class Drafts {
  #device;
  #place;

  /**
   * @param {import("../device.js").Device} device
   * @param {string} place says which session and person, such as "482913:8f3a"
   */
  constructor(device, place) {
    this.#device = device;
    this.#place = place;
  }

  /**
   * @param {string} key a part, or "edit/" and a note
   * @returns {Draft}
   */
  get(key) {
    return { ...EMPTY, ...this.#device.get(`draft:${this.#place}:${key}`) };
  }

  /**
   * @param {string} key
   * @param {Draft | null} draft null forgets it
   */
  set(key, draft) {
    this.#device.set(`draft:${this.#place}:${key}`, draft);
  }

  /** @returns {Returned[]} notes the server refused, oldest first */
  get returned() {
    return this.#device.get(`returned:${this.#place}`) ?? [];
  }

  /** @param {Returned} note */
  giveBack(note) {
    this.#keep([...this.returned.filter(({ id }) => id !== note.id), note]);
  }

  /**
   * The session has gone on: what was never posted lies beside the notes, ready to be.
   *
   * @param {readonly string[]} parts that are not here any more
   */
  leave(parts) {
    for (const part of parts) {
      const { text, next, category, named, withheld } = this.get(part);
      const unsent = [text, next].filter((each) => each.trim() !== "");
      for (const each of unsent) {
        const note = { part, text: each, category, named, in_report: !withheld };
        this.giveBack({ ...note, id: newId(), reason: "unsent" });
      }
      if (unsent.length > 0) this.set(part, null);
    }
  }

  /** @param {string} id */
  dismiss(id) {
    this.#keep(this.returned.filter((note) => note.id !== id));
  }

  /** @param {Returned[]} notes */
  #keep(notes) {
    this.#device.set(`returned:${this.#place}`, notes.length > 0 ? notes : null);
  }
}
