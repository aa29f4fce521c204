// @ts-check
/**
 * What this device keeps: localStorage where the browser allows it, memory where it does
 * not (private windows, full disks), so that everything works until the page is closed.
 */

export class Device {
  /** @type {Storage | undefined} */
  #storage;
  /** @type {Map<string, string>} */
  #memory = new Map();

  /** @param {() => Storage} [open] may throw: a blocked localStorage throws when it is read */
  constructor(open = () => globalThis.localStorage) {
    try {
      const storage = open();
      storage.setItem("probe", "1");
      storage.removeItem("probe");
      this.#storage = storage;
    } catch {
      // Nothing lasts then; see `lasting`.
    }
  }

  /** Whether what is kept here outlives the page. */
  get lasting() {
    return this.#storage !== undefined && this.#memory.size === 0;
  }

  /** Forget everything whose key fits. @param {(key: string) => boolean} fits */
  forget(fits) {
    for (const [key] of this.list(fits)) {
      this.#memory.delete(key);
      this.#storage?.removeItem(key);
    }
  }

  /**
   * @param {(key: string) => boolean} fits
   * @returns {[key: string, value: unknown][]} everything whose key fits
   */
  list(fits) {
    const keys = new Set([...Object.keys(this.#storage ?? {}), ...this.#memory.keys()]);
    return [...keys].filter(fits).map((key) => [key, this.get(key)]);
  }

  /**
   * @param {string} key
   * @returns {any} what was kept, or null
   */
  get(key) {
    try {
      return JSON.parse(this.#memory.get(key) ?? this.#storage?.getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  /**
   * @param {string} key
   * @param {unknown} value anything JSON can carry; null forgets it
   */
  set(key, value) {
    const text = JSON.stringify(value);
    try {
      if (!this.#storage) throw new Error("no storage");
      if (value === null) this.#storage.removeItem(key);
      else this.#storage.setItem(key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text); // stands above what the disk may still hold
    }
  }
}
