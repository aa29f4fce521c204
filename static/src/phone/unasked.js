// @ts-check
/**
 * A question to a guest that was begun and not sent, once the guest has ended: the console takes it
 * still, so it is offered wherever the session stands by then.
 */

import { copy, fill, on, piece } from "../dom.js";
import { ASK_GUEST, SESSION } from "../protocol.js";
import { t } from "../words.js";
import { questionKey, sendsQuestion } from "./asking.js";

const TALK = "talk"; // the screen of a guest: there the form is that guest's

export class Unasked {
  #main;
  #store;
  #outbox;
  #device;
  #place;
  #changed;
  /** @type {HTMLElement | undefined} */
  #element;
  #part = "";

  /**
   * @param {{main: HTMLElement, store: import("../store.js").Store,
   *   outbox: import("../outbox.js").Outbox, device: import("../device.js").Device, place: string,
   *   changed: () => void}} parts
   */
  constructor({ main, store, outbox, device, place, changed }) {
    this.#main = main;
    this.#store = store;
    this.#outbox = outbox;
    this.#device = device;
    this.#place = place;
    this.#changed = changed;
  }

  /** Show the first of them, where there is one, and no other guest speaks. */
  paint() {
    const session = /** @type {import("../protocol.js").Session} */ (this.#store.get(SESSION));
    const { screen, stop, parts } = session;
    const typing = this.#element?.contains(document.activeElement); // even if it is empty just now
    if (typing && screen !== TALK) return;
    const typed = (/** @type {string} */ part) => this.#device.get(questionKey(this.#place, part));
    const first = parts.find(({ id }) => id !== stop.part && typed(id))?.id ?? "";
    const left = screen === TALK ? "" : first;
    if (left === this.#part) return;
    this.#clear();
    this.#part = left;
    if (left) this.#show(typed(left));
  }

  #clear() {
    this.#element?.remove();
    this.#element = undefined;
    this.#part = "";
  }

  /** @param {string} text */
  #show(text) {
    const element = piece(copy("screen-talk"), "asking");
    const form = /** @type {HTMLFormElement} */ (piece(element, "ask-guest"));
    const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("question"));
    fill(element, { "asking-title": t("Your question to the guest is not sent yet") });
    const away = document.createElement("button");
    away.type = "button";
    away.className = "button button--plain";
    away.textContent = t("Throw it away");
    form.append(away);
    const part = this.#part;
    const keep = () => this.#device.set(questionKey(this.#place, part), field.value || null);
    const done = () => {
      this.#clear();
      this.#changed();
    };
    field.value = text;
    sendsQuestion(form, keep, (question) => {
      this.#outbox.add(ASK_GUEST, { part, text: question });
      done();
    });
    on(away, "click", () => {
      this.#device.set(questionKey(this.#place, part), null);
      done();
    });
    piece(this.#main, "mine").after(element);
    this.#element = element;
  }
}
