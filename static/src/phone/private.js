// @ts-check
/**
 * With whom and at what time somebody takes their first step: kept by the server for their own
 * pages only, and on this device until it has arrived there.
 *
 * @typedef {{whom: string, at: string}} Private
 */

export class PrivateWords {
  #device;
  #key;
  #address;
  #part;
  #arrived;
  /** @type {Private} */
  #known;

  /**
   * @param {import("../device.js").Device} device
   * @param {string} place
   * @param {NonNullable<import("../page.js").Page["evening"]>} evening
   * @param {() => void} arrived called when the server has the words
   */
  constructor(device, place, { private: address, step_part: part, whom, at }, arrived) {
    this.#device = device;
    this.#key = `private:${place}`;
    this.#address = address;
    this.#part = part;
    this.#arrived = arrived;
    this.#known = { whom, at };
  }

  /** @returns {Private} */
  get words() {
    return this.#device.get(this.#key) ?? this.#known;
  }

  /** Whether something has not arrived yet. */
  get waiting() {
    return this.#device.get(this.#key) !== null;
  }

  /** @param {Private} words */
  keep(words) {
    this.#device.set(this.#key, words);
    return this.flush();
  }

  /** Send what has not arrived; it stays here until the server has it. */
  async flush() {
    const words = this.#device.get(this.#key);
    if (words === null) return;
    const answer = await this.#send("PUT", JSON.stringify({ part: this.#part, ...words }));
    if (!answer?.ok) return;
    this.#known = words;
    const now = this.#device.get(this.#key);
    if (now?.whom === words.whom && now?.at === words.at) this.#device.set(this.#key, null);
    this.#arrived();
  }

  /** Forget it, here and there. @returns {Promise<boolean>} whether the server has */
  async forget() {
    const answer = await this.#send("DELETE");
    if (!answer?.ok) return false;
    this.#known = { whom: "", at: "" };
    this.#device.set(this.#key, null);
    return true;
  }

  /** @param {"PUT" | "DELETE"} method @param {string} [body] */
  async #send(method, body) {
    try {
      const headers = { "Content-Type": "application/json", Accept: "application/json" };
      return await fetch(this.#address, { method, headers, body });
    } catch {
      return null; // no line: the next one will do
    }
  }
}
