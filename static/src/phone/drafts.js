// @ts-check
/**
 * What a participant has typed and not posted, kept on the device with every keystroke.
 *
 * A draft belongs to a part, or to a note that is being changed. Notes that the server refused or
 * the session went on from stand apart: giving one back never overwrites what is being typed now.
 *
 * @typedef {{text: string, category: string | null, named: boolean, withheld: boolean,
 *   next: string, part?: string}} Draft `next`: the second half of a note that was split in two;
 *   `part`: of the note that is being changed
 * @typedef {{id: string, part: string, text: string, category: string | null, named: boolean,
 *   in_report: boolean, reason: string}} Returned
 */

/** @type {Readonly<Draft>} */
export const EMPTY = { text: "", category: null, named: false, withheld: false, next: "" };

/** The key of another wording of a note. @param {{id: string | null, key: string}} note */
export const changeOf = ({ id, key }) => `edit/${id ?? key}`;

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
   * @param {string} key a part, or `changeOf` a note
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

  /** A note on its way has got its id: so does its change. @param {string} key @param {string} id */
  arrived(key, id) {
    const from = changeOf({ id: null, key });
    const draft = this.get(from);
    if (!draft.text) return;
    this.set(changeOf({ id, key }), draft);
    this.set(from, null);
  }

  /** @returns {Returned[]} notes that were not posted, oldest first */
  get returned() {
    return this.#device.get(`returned:${this.#place}`) ?? [];
  }

  /** @param {Returned} note */
  giveBack(note) {
    this.#keep([...this.returned.filter(({ id }) => id !== note.id), note]);
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
