// @ts-check
/**
 * A question to a guest that was begun and not sent, once the guest has ended: the console takes it
 * still, so it is offered wherever the session stands by then.
 */

import { copy, fill, on, piece } from "../dom.js";
import { ASK_GUEST, SESSION } from "../protocol.js";
import { n, t } from "../words.js";
import { QUESTIONS, sendsQuestion } from "./asking.js";
import { questionKey } from "./typed_keys.js";

const TALK = "talk"; // the screen of a guest: there the form is that guest's

export class Unasked {
  #parts;
  /** @type {HTMLElement | undefined} */
  #element;
  #part = ""; // whose question is shown
  #sent = ""; // whose question was sent from here last

  /** @param {import("./beside.js").Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** Show the first of them, where there is one and no other guest speaks. */
  paint() {
    const session = /** @type {import("../protocol.js").Session} */ (
      this.#parts.store.get(SESSION)
    );
    const { screen, stop, parts } = session;
    const first = parts.find(({ id }) => id !== stop.part && this.#typed(id))?.id ?? "";
    const left = screen === TALK ? "" : first;
    // Who types may have emptied the field just now; what became of the last one stays to be read.
    const stays = this.#element?.contains(document.activeElement) && this.#part !== stop.part;
    if (left !== this.#part && (!stays || screen === TALK || (this.#sent && left))) {
      this.#element?.remove();
      this.#element = undefined;
      this.#part = left;
      this.#sent = "";
      if (left) this.#show();
    }
    if (this.#element) this.#update(this.#element, session);
  }

  /** @param {string} part */
  #typed(part) {
    return this.#parts.device.get(questionKey(this.#parts.place, part));
  }

  #show() {
    const { main, device, place, outbox, changed } = this.#parts;
    const element = piece(copy("screen-talk"), "asking");
    const form = /** @type {HTMLFormElement} */ (piece(element, "ask-guest"));
    const field = fieldOf(element);
    const part = this.#part;
    const keep = () => device.set(questionKey(place, part), field.value || null);
    sendsQuestion(form, keep, (text) => {
      if (!this.#typed(part)) return; // another tab of this person has sent it
      outbox.add(ASK_GUEST, { part, text });
      this.#sent = part;
      form.hidden = true;
      /** @type {HTMLElement} */ (element.querySelector("summary")).focus();
      changed();
    });
    const away = document.createElement("button");
    away.type = "button";
    away.className = "button button--plain";
    away.textContent = t("Throw it away");
    form.append(away);
    on(away, "click", () => {
      if (away.textContent === t("Throw it away")) {
        away.textContent = t("Really throw it away?");
        return;
      }
      device.set(questionKey(place, part), null);
      main.tabIndex = -1;
      main.focus({ preventScroll: true });
      changed();
    });
    piece(main, "mine").after(element);
    this.#element = element;
  }

  /**
   * @param {HTMLElement} element
   * @param {import("../protocol.js").Session} session
   */
  #update(element, { ended }) {
    const { seat, online } = this.#parts;
    const field = fieldOf(element);
    if (field !== document.activeElement) field.value = this.#typed(this.#part) ?? "";
    const asked = seat.own.questions.filter(({ part }) => part === this.#part).length;
    const waiting = seat.pending.filter(
      ({ type, part }) => type === ASK_GUEST && part === this.#part,
    ).length;
    const all = asked + waiting;
    const button = /** @type {HTMLElement} */ (element.querySelector("[type=submit]"));
    button.hidden = ended || all >= QUESTIONS;
    const told = waiting > 0 && !online() ? t("Saved here. Will send when online") : "";
    fill(element, {
      "asking-title": this.#typed(this.#part)
        ? t("Your question to the guest is not sent yet")
        : t("A question for the guest"),
      asked: this.#sent ? told || n("{n} question sent", "{n} questions sent", all) : "",
    });
  }
}

/** @param {HTMLElement} element */
const fieldOf = (element) =>
  /** @type {HTMLTextAreaElement} */ (element.querySelector("[name=question]"));
