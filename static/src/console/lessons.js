// @ts-check
/**
 * Three lines that the owner writes for themselves once it is over. They are kept as they are
 * typed; until the server has a line, this device keeps it, and each line says which of both.
 */

import { on } from "../dom.js";
import { page } from "../page.js";
import { composing } from "../typing.js";
import { t } from "../words.js";

const PAUSE_MS = 600; // after the last key
const AGAIN_MS = 5000; // while there is no line
const REFUSED = 400;
const FAILED = 500;

export class Lessons {
  #lines;

  /** @param {import("../device.js").Device} device */
  constructor(device) {
    const form = document.getElementById("lessons"); // the owner's page has it
    const fields = [...(form?.querySelectorAll("input") ?? [])];
    this.#lines = fields.map((field) => new Line(field, form?.dataset.address ?? "", device));
    on(form, "submit", (event) => event.preventDefault());
    globalThis.addEventListener("online", () => {
      for (const line of this.#lines) line.hurry();
    });
  }
}

class Line {
  #field;
  #state;
  #address;
  #device;
  #draft;
  #sending = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLInputElement} field
   * @param {string} address
   * @param {import("../device.js").Device} device
   */
  constructor(field, address, device) {
    this.#field = field;
    this.#state = field.parentElement?.querySelector("[data-state-of]");
    this.#address = address;
    this.#device = device;
    this.#draft = `draft:console:${page.code}:lessons:${field.name}`;
    on(field, "input", () => this.#typed());
    on(field, "change", () => this.hurry());
    on(field, "keydown", (event) => {
      if (composing(event)) return;
      if (event.key === "Enter") this.hurry();
      if (event.key === "Escape") field.blur(); // the keys work again
    });
    const kept = device.get(this.#draft);
    if (typeof kept !== "string") return;
    field.value = kept; // typed before, and never delivered
    this.#wait(0);
  }

  /** Send at once what was typed and has not arrived. */
  hurry() {
    if (this.#device.get(this.#draft) !== null) void this.#send();
  }

  #typed() {
    this.#device.set(this.#draft, this.#field.value);
    this.#say("");
    this.#wait(PAUSE_MS);
  }

  /** @param {number} ms */
  #wait(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), ms);
  }

  async #send() {
    clearTimeout(this.#timer);
    if (this.#sending) return; // it looks again once that has arrived
    this.#sending = true;
    const text = this.#field.value;
    this.#say(t("Sending…"));
    const status = await put(this.#address, { [this.#field.name]: text });
    this.#sending = false;
    if (status >= REFUSED && status < FAILED) {
      this.#say(t("This could not be kept. It stays on this device: load the page again"));
    } else if (status !== 200) {
      this.#say(t("Not there yet: it stays on this device and is sent again"));
      this.#wait(AGAIN_MS);
    } else if (this.#field.value === text) {
      this.#device.set(this.#draft, null);
      this.#say(t("Delivered"));
    } else {
      this.#wait(PAUSE_MS);
    }
  }

  /** @param {string} words */
  #say(words) {
    if (this.#state && this.#state.textContent !== words) this.#state.textContent = words;
  }
}

/**
 * @param {string} address
 * @param {Record<string, string>} line
 * @returns {Promise<number>} the status of the answer; 0 when there was none
 */
async function put(address, line) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  try {
    const answer = await fetch(address, { method: "PUT", headers, body: JSON.stringify(line) });
    return answer.status;
  } catch {
    return 0;
  }
}
