// @ts-check
/**
 * Proposing other words for a note. Its author decides; until then no screen changes. Once they take
 * the note back, neither its words nor what was made of them stay here or on this device.
 */

import { fill, on } from "../dom.js";
import { NOTE, PROPOSE_CORRECTION } from "../protocol.js";
import { sendsByKey } from "../typing.js";
import { t } from "../words.js";
import { begin, settle } from "./settled.js";
import { watch } from "./watch.js";

const CORRECTION = "correction/"; // and the note

export class Correcting {
  #dialog = /** @type {HTMLDialogElement} */ (document.getElementById("correct"));
  #field = /** @type {HTMLTextAreaElement} */ (this.#dialog.querySelector("textarea"));
  #store;
  #send;
  #unsent;
  #note = "";

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   unsent: import("./unsent.js").Unsent}} parts
   */
  constructor({ store, send, unsent }) {
    this.#store = store;
    this.#send = send;
    this.#unsent = unsent;
    on(this.#field, "input", () => {
      if (this.#note) unsent.set(typedFor(this.#note), this.#field.value);
    });
    const propose = /** @type {HTMLElement} */ (this.#dialog.querySelector("[value=propose]"));
    sendsByKey(this.#field, () => this.#field.form?.requestSubmit(propose));
    on(this.#dialog, "submit", (event) => {
      const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
      const text = pressed === "back" ? "" : this.#field.value.trim();
      if (pressed === "no") unsent.set(typedFor(this.#note), null);
      if (pressed !== "back" && (pressed !== "propose" || text === "")) return;
      event.preventDefault();
      void this.#propose(text);
    });
    watch(store, [NOTE], () => this.#forgetGone());
  }

  /** Let go of what was taken back, be it now or while this page was not open. */
  #forgetGone() {
    if (this.#store.seq < 0) return; // it has not come yet
    for (const name of this.#unsent.names(CORRECTION)) {
      if (!this.#store.get(NOTE + name.slice(CORRECTION.length))) this.#unsent.set(name, null);
    }
    if (!this.#note || this.#store.get(NOTE + this.#note)) return;
    this.#note = "";
    this.#field.value = "";
    fill(this.#dialog, { now: "", answer: "", said: t("Its author took the note back") });
    for (const button of this.#sending) button.hidden = true;
    this.#field.readOnly = true;
  }

  /** What sends something. @returns {HTMLElement[]} */
  get #sending() {
    return [...this.#dialog.querySelectorAll("[value=back], [value=propose]")].map(
      (button) => /** @type {HTMLElement} */ (button),
    );
  }

  /** @param {string} id of the note */
  open(id) {
    const note = /** @type {import("./records.js").Note | undefined} */ (
      this.#store.get(NOTE + id)
    );
    if (!note) return;
    const correction = note.desk?.correction;
    const proposed = correction?.state === "proposed";
    this.#note = id;
    fill(this.#dialog, { now: note.text, answer: answered(correction?.state) });
    const words = proposed ? (correction?.text ?? "") : note.text;
    this.#field.value = this.#unsent.get(typedFor(id)) ?? words;
    this.#field.readOnly = false;
    for (const button of this.#sending) {
      button.hidden = button.getAttribute("value") === "back" && !proposed;
    }
    begin(this.#dialog);
    this.#field.focus();
  }

  /** @param {string} text "" takes back what was proposed */
  async #propose(text) {
    const note = this.#note;
    const typed = this.#unsent.get(typedFor(note));
    const done = await settle(this.#dialog, () => this.#send(PROPOSE_CORRECTION, { note, text }));
    if (done) this.#unsent.sent(typedFor(note), typed);
  }
}

/** @param {string | undefined} state */
function answered(state) {
  if (state === "proposed") return t("Proposed. Its author has not answered yet");
  if (state === "accepted") return t("Its author took the words you proposed");
  return state === "declined" ? t("Its author keeps their own words") : "";
}

/** @param {string} note */
const typedFor = (note) => CORRECTION + note;
