// @ts-check
/**
 * The pages of notes this phone has asked for, where there are too many to be given at once.
 *
 * It begins at a page of its own and goes round. Which pages it had it remembers until the tab
 * is closed, so that a reload takes nothing away; the notes themselves lie in the store.
 *
 * @typedef {import("../protocol.js").NotePage} NotePage
 * @typedef {import("../protocol.js").Own} Own
 */

import { NOTE, PAGE_RECORD, PAGES } from "../protocol.js";

const SIZE = 40; // notes on a full page

export class Pages {
  #store;
  #device;
  #place;
  #turn;
  #own;
  #part = "";
  /** @type {number[]} in the order in which they were asked for */
  #asked = [];
  #given = { part: "", notes: 0 }; // what the phone had while there were no pages

  /**
   * @param {{store: import("../store.js").Store, device: import("../device.js").Device,
   *   place: string, turn: (part: string, n: number) => void, own: () => Own}} parts
   *   `device` keeps what is remembered under `place`; `turn` asks the server for a page
   */
  constructor({ store, device, place, turn, own }) {
    this.#store = store;
    this.#device = device;
    this.#place = place;
    this.#turn = turn;
    this.#own = own;
  }

  /** Keep step with the session: ask for what it takes to begin, let go of a part that was left. */
  follow(/** @type {string} */ part) {
    const about = this.#about(part);
    if (this.#part !== "" && (!about || part !== this.#part)) this.#leave();
    if (!about) {
      const notes = this.#store.entries(NOTE).filter(([, note]) => note.part === part);
      this.#given = { part, notes: notes.length };
      return;
    }
    if (this.#part === "") this.#enter(part);
    const had = this.#given.part === part ? this.#given.notes : 0;
    while (this.#asked.length === 0 || this.#asked.length * SIZE < had) {
      if (!this.next()) break;
    }
    this.#given = { part, notes: 0 };
    for (const n of this.#own().pages[part] ?? []) this.#ask(n);
  }

  /** Take in a page that came. @param {NotePage} page */
  take(page) {
    const key = keyOf(page.part, page.n);
    const held = this.#store.get(key);
    if (!this.#about(page.part) || (held && held.seq > page.seq)) return;
    if (this.#part === "") this.#enter(page.part);
    if (page.part !== this.#part) return;
    if (!this.#asked.includes(page.n)) this.#remember([page.n, ...this.#asked]);
    this.#store.keep(key, page);
  }

  /** Ask again for everything: the line was away, and the server may have forgotten us. */
  again() {
    for (const n of this.#asked) this.#turn(this.#part, n);
  }

  /** Ask for the next page. @returns {boolean} false when there is none */
  next() {
    const count = this.#about(this.#part)?.pages ?? 0;
    for (let step = 0; step < count; step++) {
      const n = (this.#own().deal + step) % count;
      if (this.#ask(n)) return true;
    }
    return false;
  }

  /** Whether some pages were not asked for yet. */
  get more() {
    return this.#asked.length < (this.#about(this.#part)?.pages ?? 0);
  }

  /** Whether a page was asked for and has not come. */
  get waiting() {
    return this.loaded < this.#asked.length;
  }

  /** How many pages are there. */
  get loaded() {
    return this.#asked.filter((n) => this.#store.get(keyOf(this.#part, n))).length;
  }

  /** @param {string} part @returns {import("../protocol.js").Pages | undefined} */
  #about(part) {
    return this.#store.get(PAGES + part);
  }

  /** @param {number} n @returns {boolean} whether it was new */
  #ask(n) {
    if (this.#asked.includes(n)) return false;
    this.#remember([...this.#asked, n]);
    this.#turn(this.#part, n);
    return true;
  }

  /** @param {string} part */
  #enter(part) {
    this.#part = part;
    this.#asked = [];
    for (const n of this.#device.get(`pages:${this.#place}:${part}`) ?? []) this.#ask(n);
  }

  #leave() {
    this.#part = "";
    this.#asked = [];
    for (const [key] of this.#store.entries(PAGE_RECORD)) this.#store.keep(key, undefined);
  }

  /** @param {number[]} asked */
  #remember(asked) {
    this.#asked = asked;
    this.#device.set(`pages:${this.#place}:${this.#part}`, asked);
  }
}

/** @param {string} part @param {number} n */
const keyOf = (part, n) => `${PAGE_RECORD}${part}/${n}`;
