// @ts-check
/**
 * What we saw: the facilitator's one sentence about a part, with the program's frame to start.
 *
 * It is sent by Enter or the button alone: half a sentence must not be on the stage because its
 * field was left to press something else. Until the server has it, this device keeps it as a draft
 * and the field says so. Nothing is cut while one types; what is too long is said to be so.
 *
 * Others may go on meanwhile: a sentence that is being typed stays with its question, and says which
 * that is, until the field is left.
 */

import { fill, on } from "../dom.js";
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
  #unsent;
  #shown = "";
  #said = ""; // of what was kept, until it is changed

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   unsent: import("./unsent.js").Unsent, part: () => string}} parts `part` is on the board
   */
  constructor({ store, send, unsent, part }) {
    this.#store = store;
    this.#send = send;
    this.#part = part;
    this.#unsent = unsent;
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      void this.#save();
      // "Next" usually follows, and a remote's keys do nothing while somebody types.
      if (this.#field.ariaInvalid !== "true") this.#field.blur();
    });
    on(this.#field, "keydown", (event) => {
      if (event.key === "Escape" && !composing(event)) this.#leave();
    });
    on(this.#field, "input", () => this.#typed());
    // A button that took the focus would leave the sentence it is pressed for.
    on(this.#form, "mousedown", (event) => {
      if (/** @type {Element} */ (event.target).closest("button")) event.preventDefault();
    });
    on(this.#form, "focusout", (event) => this.#left(event));
    on(this.#frame, "click", () => this.#useFrame());
    watch(store, ["session", INSIGHT, PART], () => this.show());
  }

  focus() {
    if (!this.#form.hidden) this.#field.focus();
  }

  /** Show the sentence of the part on the board, unless somebody is typing one of another. */
  show() {
    const typing = this.#form.contains(document.activeElement) && this.#draft !== null;
    const id = typing ? this.#shown : this.#part();
    const part = this.#store.get(PART + id);
    const stop = session(this.#store)?.stop;
    const here = id === this.#part();
    this.#form.hidden = !part?.question;
    this.#form.classList.toggle("console-insight--now", here && stop?.phase === "insight");
    this.#field.placeholder = pick(part?.insight_prompt);
    this.#frame.hidden = !part?.insight_prompt;
    fill(this.#form, { of: here ? "" : t("Still about “{title}”", { title: pick(part?.title) }) });
    if (document.activeElement === this.#field && this.#shown === id) return;
    const before = [this.#shown, this.#field.value];
    this.#shown = id;
    this.#field.value = this.#draft ?? this.#saved;
    if (before.join() !== [this.#shown, this.#field.value].join()) this.#said = "";
    this.#tell();
  }

  /** Go on to the question on the board. @param {FocusEvent} event */
  #left({ target, relatedTarget }) {
    // When the whole window is left, the field is not: it is still the active element.
    if (
      target === document.activeElement ||
      this.#form.contains(/** @type {Node | null} */ (relatedTarget))
    )
      return;
    this.show();
  }

  /** @returns {string} what the server has of the part that is shown */
  get #saved() {
    return this.#store.get(INSIGHT + this.#shown)?.text ?? "";
  }

  /** @returns {string | null} what was typed and is not kept yet */
  get #draft() {
    return this.#unsent.get(nameOf(this.#shown));
  }

  #typed() {
    const text = this.#field.value;
    this.#unsent.set(nameOf(this.#shown), text.trim() === this.#saved ? null : text);
    this.#said = "";
    this.#tell();
  }

  /** Let the keys work again. Where nothing is typed, what is kept comes back. */
  #leave() {
    if (this.#field.value.trim() === "") this.#unsent.set(nameOf(this.#shown), null);
    this.#field.blur();
    this.show();
  }

  /** Put the frame into the field and choose its blank, ready to be typed over. */
  #useFrame() {
    const frame = this.#field.placeholder;
    const blank = BLANK.exec(frame);
    this.#field.value = frame;
    this.#field.focus();
    if (blank) this.#field.setSelectionRange(blank.index, blank.index + blank[0].length);
    this.#typed();
  }

  async #save() {
    const text = this.#field.value.trim();
    const part = this.#shown;
    if (length(text) > MOST) return;
    if (text !== this.#saved) {
      const answer = await this.#send(WRITE_INSIGHT, { part, text });
      if (!answer?.ok) return;
    }
    const same = (this.#unsent.get(nameOf(part)) ?? text).trim() === text;
    if (!same) return; // somebody types on
    this.#unsent.set(nameOf(part), null);
    if (part === this.#shown) this.#said = t("Saved");
    this.#tell();
  }

  /** Say how long it is, and whether it is kept. */
  #tell() {
    const used = length(this.#field.value.trim());
    const said = this.#draft === null ? this.#said : t("Not saved yet");
    fill(this.#form, { used: `${used}/${MOST}`, saved: said });
    this.#form.classList.toggle("console-insight--unsaved", this.#draft !== null);
    this.#form.classList.toggle("console-insight--long", used > MOST);
    this.#field.setAttribute("aria-invalid", String(used > MOST));
  }
}

/** @param {string} part */
const nameOf = (part) => `insight/${part}`;

/** @param {string} text */
const length = (text) => [...text].length;
