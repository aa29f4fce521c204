// @ts-check
/**
 * What we saw: the facilitator's one sentence about a part, with the program's frame to start.
 *
 * It is sent when the field is left or Enter is pressed. Nothing is cut while one types; a
 * sentence that is too long is kept and said to be so. Until the server has it, this device
 * keeps it as a draft.
 */

import { fill, on } from "../dom.js";
import { page } from "../page.js";
import { INSIGHT, PART, WRITE_INSIGHT } from "../protocol.js";
import { composing } from "../typing.js";
import { pick, t } from "../words.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

const MOST = 80; // characters, so that it fits the stage at 7 vh
const BLANK = /＿+|_{2,}|…/; // where the frame waits for words

export class Insight {
  #form = /** @type {HTMLFormElement} */ (document.getElementById("insight"));
  #field = /** @type {HTMLInputElement} */ (this.#form.querySelector("input"));
  #frame = /** @type {HTMLElement} */ (this.#form.querySelector("[data-deed=frame]"));
  #store;
  #send;
  #part;
  #device;
  #shown = "";

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   device: import("../device.js").Device, part: () => string}} parts `part` is on the board
   */
  constructor({ store, send, device, part }) {
    this.#store = store;
    this.#send = send;
    this.#part = part;
    this.#device = device;
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      void this.#save();
    });
    on(this.#field, "change", () => void this.#save());
    on(this.#field, "keydown", (event) => {
      if (event.key === "Escape" && !composing(event)) this.#field.blur(); // the keys work again
    });
    on(this.#field, "input", () => {
      this.#device.set(draftOf(this.#shown), this.#field.value);
      this.#unsaved();
      this.#count();
    });
    on(this.#frame, "click", () => this.#useFrame());
    watch(store, ["session", INSIGHT, PART], () => this.show());
  }

  focus() {
    if (!this.#form.hidden) this.#field.focus();
  }

  /** Show the sentence of the part on the board, unless somebody is typing here. */
  show() {
    const part = this.#store.get(PART + this.#part());
    const stop = session(this.#store)?.stop;
    this.#form.hidden = !part?.question;
    this.#form.classList.toggle("console-insight--now", stop?.phase === "insight");
    this.#field.placeholder = pick(part?.insight_prompt);
    this.#frame.hidden = !part?.insight_prompt;
    const saved = this.#store.get(INSIGHT + this.#part())?.text ?? "";
    if (document.activeElement === this.#field && this.#shown === this.#part()) return;
    if (this.#shown !== this.#part()) this.#unsaved();
    this.#shown = this.#part();
    this.#field.value = this.#device.get(draftOf(this.#shown)) ?? saved;
    this.#count();
  }

  /** Put the frame into the field and choose its blank, ready to be typed over. */
  #useFrame() {
    const frame = this.#field.placeholder;
    const blank = BLANK.exec(frame);
    this.#field.value = frame;
    this.#field.focus();
    if (blank) this.#field.setSelectionRange(blank.index, blank.index + blank[0].length);
    this.#device.set(draftOf(this.#shown), frame);
    this.#unsaved();
    this.#count();
  }

  async #save() {
    const text = this.#field.value.trim();
    const part = this.#shown;
    if (length(text) > MOST) return;
    if (text !== (this.#store.get(INSIGHT + part)?.text ?? "")) {
      const answer = await this.#send(WRITE_INSIGHT, { part, text });
      if (!answer?.ok) return;
      fill(this.#form, { saved: t("Saved") });
    }
    if (this.#device.get(draftOf(part))?.trim() === text) this.#device.set(draftOf(part), null);
  }

  #unsaved() {
    fill(this.#form, { saved: "" });
  }

  #count() {
    const used = length(this.#field.value.trim());
    fill(this.#form, { used: `${used}/${MOST}` });
    this.#form.classList.toggle("console-insight--long", used > MOST);
    this.#field.setAttribute("aria-invalid", String(used > MOST));
  }
}

/** @param {string} part */
const draftOf = (part) => `draft:console:${page.code}:${part}`;

/** @param {string} text */
const length = (text) => [...text].length;
