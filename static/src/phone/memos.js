// @ts-check
/**
 * What a participant writes to themselves: kept on this device and never sent. By part.
 *
 * That somebody passed is kept here, too: nobody else is to know it.
 */

export class Memos {
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

  /** @param {string} part @returns {string} */
  get(part) {
    return this.#device.get(`memo:${this.#place}:${part}`) ?? "";
  }

  /** @param {string} part @param {string} text */
  set(part, text) {
    this.#device.set(`memo:${this.#place}:${part}`, text.trim() === "" ? null : text);
  }

  /** @param {string} part */
  passed(part) {
    return this.#device.get(`passed:${this.#place}:${part}`) === true;
  }

  /** @param {string} part @param {boolean} yes */
  pass(part, yes) {
    this.#device.set(`passed:${this.#place}:${part}`, yes ? true : null);
  }
}
