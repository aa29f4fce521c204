// @ts-check
/**
 * Three lines that the owner writes for themselves once it is over. They are kept as they are
 * typed; until the server has a line, this device keeps it, and each line says which of both.
 *
 * What is kept is shared by all pages of this device, and the server's line by all devices: a
 * draft says of what it may take the place, so that no older words replace newer ones unseen.
 *
 * @typedef {{text: string, was: string[]}} Draft `was`: what the server may hold without anybody
 *   else having written: the line as this page knew it, and what was sent and never answered
 */

import { on } from "../dom.js";
import { page } from "../page.js";
import { length } from "../phone/length.js";
import { composing } from "../typing.js";
import { t } from "../words.js";

const PAUSE_MS = 600; // after the last key
const AGAIN_MS = 5000; // while there is no line
const REFUSED = 400;
const OTHER = 409; // another device has written something else
const FAILED = 500;
const UNANSWERED = 3; // texts: more would not fit into a request

export class Lessons {
  /** @param {import("../device.js").Device} device */
  constructor(device) {
    const form = document.getElementById("lessons"); // the owner's page has it
    const fields = [...(form?.querySelectorAll("input") ?? [])];
    const lines = fields.map((field) => new Line(field, /** @type {HTMLElement} */ (form), device));
    on(form, "submit", (event) => event.preventDefault());
    globalThis.addEventListener("online", () => {
      for (const line of lines) line.hurry();
    });
  }
}

class Line {
  #field;
  #state;
  #take;
  #said;
  #address;
  #device;
  #key;
  #there; // what the server holds, as far as this page knows
  /** @type {string | null} what another device wrote instead, while it is asked which stays */
  #other = null;
  #sending = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLInputElement} field
   * @param {HTMLElement} form
   * @param {import("../device.js").Device} device
   */
  constructor(field, form, device) {
    this.#field = field;
    this.#state = form.querySelector(`[data-state-of=${field.name}]`);
    this.#take = /** @type {HTMLElement} */ (form.querySelector(`[data-take=${field.name}]`));
    this.#said = form.querySelector("[data-part=lessons-said]");
    this.#address = form.dataset.address ?? "";
    this.#device = device;
    this.#key = `draft:console:${page.code}:lessons:${field.name}`;
    this.#there = field.defaultValue;
    on(field, "input", () => this.#typed());
    on(field, "change", () => this.hurry());
    on(field, "blur", () => this.#tell());
    on(this.#take, "click", () => this.#takeOther());
    on(field, "keydown", (event) => {
      if (composing(event)) return;
      if (event.key === "Enter") this.#enter();
      if (event.key === "Escape") field.blur(); // the keys work again
    });
    const draft = this.#draft();
    if (draft === null) return;
    field.value = draft.text; // typed before, and never delivered
    this.#wait(0);
  }

  /** Send at once what was typed and has not arrived. */
  hurry() {
    if (this.#draft() !== null && this.#other === null) void this.#send();
  }

  /** @returns {Draft | null} what this device keeps until it is delivered */
  #draft() {
    return this.#device.get(this.#key);
  }

  /** Keep what stands in the field; what was shown beside it may be replaced by it. */
  #typed() {
    if (this.#other !== null) this.#there = this.#other;
    this.#settled();
    const unanswered = this.#draft()?.was.slice(1) ?? [];
    this.#device.set(this.#key, { text: this.#field.value, was: [this.#there, ...unanswered] });
    this.#show("");
    this.#wait(PAUSE_MS);
  }

  /** Send; where something else was shown, what stands in the field is to stay. */
  #enter() {
    if (this.#other !== null) this.#typed();
    this.hurry();
  }

  #takeOther() {
    if (this.#other === null) return;
    this.#field.value = this.#there = this.#other;
    this.#device.set(this.#key, null);
    this.#settled();
    this.#field.focus();
    this.#show(t("Delivered"));
  }

  #settled() {
    this.#other = null;
    this.#take.hidden = true;
  }

  /** @param {number} ms */
  #wait(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#draft() === null)
        this.#delivered(this.#field.value); // by another page
      else this.hurry();
    }, ms);
  }

  async #send() {
    clearTimeout(this.#timer);
    const draft = this.#draft();
    if (this.#sending || draft === null) return; // it looks again once that has arrived
    const { most, tooLong } = this.#field.dataset;
    if (length(draft.text) > Number(most)) {
      this.#show(tooLong ?? "");
      this.#speak();
      return;
    }
    this.#sending = true;
    this.#show(t("Sending…"));
    const sent = { text: draft.text, was: unanswered(draft) };
    this.#device.set(this.#key, sent);
    const { status, there } = await put(this.#address, this.#field.name, draft);
    this.#sending = false;
    if (status === OTHER) {
      this.#ask(there);
    } else if (status >= REFUSED && status < FAILED) {
      this.#show(t("This could not be kept. It stays on this device: load the page again"));
      this.#speak();
    } else if (status !== 200) {
      this.#show(t("Not there yet: it stays on this device and is sent again"));
      this.#speak();
      this.#wait(AGAIN_MS);
    } else {
      this.#delivered(draft.text);
    }
  }

  /** @param {string} text */
  #delivered(text) {
    const touched = this.#field.value !== this.#there; // else it is another page's draft
    this.#there = text;
    const draft = this.#draft();
    if (draft && draft.text !== text) {
      this.#device.set(this.#key, { text: draft.text, was: [text] });
      this.#wait(PAUSE_MS);
      return;
    }
    this.#device.set(this.#key, null);
    if (!touched) this.#field.value = text;
    this.#show(this.#field.value === text ? t("Delivered") : "");
    if (document.activeElement !== this.#field) this.#tell();
  }

  /** Say what another device has written, and leave both as they are. @param {string} other */
  #ask(other) {
    const draft = this.#draft();
    if (draft && this.#field.value !== draft.text) this.#field.value = draft.text;
    this.#other = other;
    this.#take.hidden = false;
    const told = other
      ? t("Elsewhere this was written: “{text}”. Press Enter to keep yours", { text: other })
      : t("Elsewhere this was emptied. Press Enter to keep yours");
    this.#show(told);
    this.#speak();
  }

  /** @param {string} words */
  #show(words) {
    if (this.#state && this.#state.textContent !== words) this.#state.textContent = words;
  }

  /** Say aloud, once one has left the line, that it arrived. */
  #tell() {
    if (this.#state?.textContent === t("Delivered")) this.#speak();
  }

  /** Say aloud what stands below the line. */
  #speak() {
    if (this.#said) this.#said.textContent = this.#state?.textContent ?? "";
  }
}

/** Return what the server may hold once a draft is sent. @param {Draft} draft */
function unanswered({ text, was: [known, ...sent] }) {
  return [known ?? "", ...[...sent.filter((each) => each !== text), text].slice(-UNANSWERED)];
}

/**
 * @param {string} address
 * @param {string} name
 * @param {Draft} draft
 * @returns {Promise<{status: number, there: string}>} the status of the answer, 0 when there was
 *   none, and what stands there instead
 */
async function put(address, name, { text, was }) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const body = JSON.stringify({ [name]: text, was: { [name]: was } });
  try {
    const answer = await fetch(address, { method: "PUT", headers, body });
    const told = answer.status === OTHER ? await answer.json() : null;
    return { status: answer.status, there: told?.there[name] ?? "" };
  } catch {
    return { status: 0, there: "" };
  }
}
