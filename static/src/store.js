// @ts-check
/**
 * The browser's copy of what this screen may see.
 *
 * The server decides everything; this file only keeps records in step with it. It knows
 * nothing about notes, themes or votes, and nothing about the DOM.
 *
 * @typedef {import("./protocol.js").Item} Item
 * @typedef {import("./protocol.js").Snapshot} Snapshot
 * @typedef {import("./protocol.js").Patch} Patch
 * @typedef {(key: string, item: any) => void} Listener
 */

export class Store {
  #seq = -1;
  #items = new Families();
  #kept = new Families();
  /** @type {Set<Listener>} */
  #listeners = new Set();

  /** Number of the last log entry this screen has seen; -1 before the first snapshot. */
  get seq() {
    return this.#seq;
  }

  /**
   * @param {string} key
   * @returns {any} the record, or undefined
   */
  get(key) {
    return this.#items.get(key) ?? this.#kept.get(key);
  }

  /**
   * @param {string} prefix such as "note/"
   * @returns {[string, any][]} keys and records, in the order in which they came
   */
  entries(prefix) {
    return [...this.#items.entries(prefix), ...this.#kept.entries(prefix)];
  }

  /**
   * @param {Listener} listener called now for every record, then once per changed record;
   *   `undefined` means gone
   * @returns {() => void} ends the subscription
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    for (const [key, item] of this.entries("")) listener(key, item);
    return () => this.#listeners.delete(listener);
  }

  /** @param {Pick<Snapshot, "seq" | "put">} snapshot replaces everything */
  replace({ seq, put }) {
    const gone = [...this.#items.entries("")].map(([key]) => key).filter((key) => !(key in put));
    this.#seq = seq;
    this.#set(put, gone);
  }

  /**
   * @param {Patch} patch
   * @returns {boolean} false when something before it is missing; then nothing was changed
   */
  apply({ from, seq, put, drop }) {
    if (from > this.#seq) return false;
    if (seq <= this.#seq) return true; // already part of what we have
    this.#seq = seq;
    this.#set(put, drop);
    return true;
  }

  /**
   * Take note of how far the log is; most entries change nothing on this screen.
   *
   * @param {{from: number, seq: number}} head
   * @returns {boolean} false when a patch is missing
   */
  head({ from, seq }) {
    if (from > this.#seq) return false;
    this.#seq = Math.max(this.#seq, seq);
    return true;
  }

  /**
   * Keep a record that was asked for: no snapshot or patch speaks of those.
   *
   * @param {string} key
   * @param {Item | undefined} item undefined lets go of it
   */
  keep(key, item) {
    if (item === undefined) this.#kept.delete(key);
    else this.#kept.set(key, item);
    this.#tell(key, item);
  }

  /**
   * All records change before anyone is told, so a listener never sees half of a patch.
   *
   * @param {Record<string, Item>} put
   * @param {string[]} drop
   */
  #set(put, drop) {
    for (const key of drop) this.#items.delete(key);
    for (const [key, item] of Object.entries(put)) this.#items.set(key, item);
    for (const key of drop) this.#tell(key, undefined);
    for (const [key, item] of Object.entries(put)) this.#tell(key, item);
  }

  /**
   * @param {string} key
   * @param {Item | undefined} item
   */
  #tell(key, item) {
    for (const listener of this.#listeners) listener(key, item);
  }
}

/**
 * Records by key, those of one kind (`note/`, `theme/` …) together: a thousand notes are not
 * walked through to find seven themes.
 */
class Families {
  /** @type {Map<string, Map<string, Item>>} */
  #families = new Map();

  /**
   * @param {string} key
   * @returns {Item | undefined}
   */
  get(key) {
    return this.#families.get(familyOf(key))?.get(key);
  }

  /**
   * @param {string} key
   * @param {Item} item
   */
  set(key, item) {
    const name = familyOf(key);
    const family = this.#families.get(name);
    if (family) family.set(key, item);
    else this.#families.set(name, new Map([[key, item]]));
  }

  /** @param {string} key */
  delete(key) {
    this.#families.get(familyOf(key))?.delete(key);
  }

  /**
   * @param {string} prefix
   * @returns {Iterable<[string, Item]>} those of one kind in the order in which they came
   */
  *entries(prefix) {
    const families = prefix.includes("/")
      ? [this.#families.get(familyOf(prefix)) ?? new Map()]
      : this.#families.values();
    for (const family of families) {
      for (const each of family) if (each[0].startsWith(prefix)) yield each;
    }
  }
}

/** @param {string} key */
const familyOf = (key) => key.slice(0, key.indexOf("/") + 1);
