// @ts-check
/**
 * What somebody wants to be called, said in the evening: when they first put a name on a note, or
 * when they want another one. The name goes up before the note that is to carry it.
 *
 * Loaded a moment after the page (beside.js). Who was quicker is asked when they post.
 */

import { copy, fill, on, piece } from "../dom.js";
import { CALL_ME } from "../protocol.js";
import { composing } from "../typing.js";
import { t } from "../words.js";
import { length } from "./length.js";
import { show } from "./parts.js";

const MOST = 20; // characters the server accepts

export class Calling {
  #main;
  #seat;
  #outbox;
  #device;
  #key;
  #changed;
  /** @type {string | undefined} the part that is painted */
  #part;

  /**
   * @param {{main: HTMLElement, seat: import("./seat.js").Seat,
   *   outbox: import("../outbox.js").Outbox, device: import("../device.js").Device,
   *   place: string, changed: () => void}} parts
   */
  constructor({ main, seat, outbox, device, place, changed }) {
    this.#main = main;
    this.#seat = seat;
    this.#outbox = outbox;
    this.#device = device;
    this.#key = `call:${place}`;
    this.#changed = changed;
    main.addEventListener("change", (event) => this.#ticked(event));
    // Before anybody else hears of it: without a name there is nothing to put on a note.
    main.addEventListener("submit", (event) => this.#posting(event), true);
    main.addEventListener("click", (event) => this.#pressed(event), true);
  }

  /** Say by which name a note would be known. @param {import("../protocol.js").Part | undefined} part */
  paint(part) {
    const { called: name } = this.#seat;
    this.#part = part?.id;
    if (this.#device.get(this.#key) === this.#seat.own.name) this.#device.set(this.#key, null);
    const form = piece(this.#main, "composer");
    fill(form, {
      "named-label": name
        ? t("Put my name ({name}) on this note", { name })
        : t("Put my name on this note"),
      "called-words": name || t("You have given no name yet, so none is shown"),
      "call-me": name ? t("Change my name") : t("Give my name"),
    });
    const editing = !piece(form, "editing").hidden;
    show(form, { "call-other": name !== "", called: part?.names === "named" && !editing });
    for (const label of this.#main.querySelectorAll('[data-part="reply-named"] span'))
      label.textContent = name ? t("Put my name ({name}) on it", { name }) : t("Put my name on it");
  }

  /** @param {Event} event */
  async #ticked({ target }) {
    const box = /** @type {HTMLInputElement} */ (target);
    if (box.name !== "named" || !box.checked || this.#seat.called) return;
    const part = this.#part;
    if (!(await this.#ask(box)) && this.#part === part) tick(box, false);
  }

  /** @param {SubmitEvent} event */
  async #posting(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const box = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("named"));
    if (!box?.checked || box.closest("[hidden]") || this.#seat.called) return;
    event.preventDefault();
    event.stopPropagation();
    const same = this.#same(form, box);
    const said = await this.#ask(box);
    if (!same()) return;
    tick(box, said);
    if (said) form.requestSubmit();
  }

  /** @param {Event} event */
  async #pressed(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("button[data-act]"));
    if (button?.dataset.act === "call-me") void this.#ask(button);
    if (button?.dataset.act !== "name" || this.#seat.called) return;
    const item = button.closest("[data-key]");
    if (item?.querySelector(".note__by")?.textContent) return; // to take it off needs no other
    event.stopPropagation();
    if ((await this.#ask(button)) && !button.closest("[hidden]")) button.click();
  }

  /**
   * Tell whether a form still holds what somebody wanted to post. The session moves on while the
   * dialog is open, and then the form holds what they have begun, or not, in another part.
   *
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} box that says whether it is to carry a name
   * @returns {() => boolean}
   */
  #same(form, box) {
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("text"));
    const [part, text] = [this.#part, field.value];
    return () => this.#part === part && field.value === text && !box.closest("[hidden]");
  }

  /**
   * Ask what somebody wants to be called. What is typed is kept with every keystroke.
   *
   * @param {HTMLElement} opener
   * @returns {Promise<boolean>} whether they said it
   */
  #ask(opener) {
    const dialog = /** @type {HTMLDialogElement} */ (copy("calling"));
    const field = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    field.value = this.#device.get(this.#key) ?? this.#seat.called;
    piece(dialog, "stays").hidden = opener.dataset.act === "name"; // else it is one of them
    const may = opener.dataset.act === "call-me" && this.#seat.called !== ""; // nothing waits for one
    piece(dialog, "nameless").hidden = !may;
    const said = [...dialog.querySelectorAll("form > p:not([hidden])")].map(({ id }) => id);
    field.setAttribute("aria-describedby", said.join(" "));
    const problem = (/** @type {string} */ words) => {
      fill(dialog, { "call-problem": words });
      field.setAttribute("aria-invalid", String(words !== ""));
      if (words) field.focus();
    };
    on(field, "input", () => {
      problem("");
      this.#device.set(this.#key, field.value.trim() ? field.value : null);
    });
    on(field, "keydown", (event) => {
      if (event.key === "Enter" && composing(event)) event.preventDefault();
    });
    return new Promise((answer) => {
      let said = false;
      on(dialog, "click", (event) => {
        const { act } = /** @type {HTMLElement} */ (event.target).dataset;
        if (act === "call-no") dialog.close();
      });
      on(dialog, "submit", (event) => {
        event.preventDefault();
        const nickname = field.value.trim();
        if (nickname === "" && !may) problem(t("Write what we shall call you, or cancel"));
        else if (length(nickname) > MOST)
          problem(t("Up to {n} characters fit here. Your text is kept", { n: MOST }));
        else {
          said = true;
          if (nickname !== this.#seat.called) this.#outbox.add(CALL_ME, { nickname });
          dialog.close();
        }
      });
      on(dialog, "close", () => {
        dialog.remove();
        opener.focus();
        this.#changed();
        answer(said);
      });
      document.body.append(dialog);
      dialog.showModal();
      field.select();
    });
  }
}

/** @param {HTMLInputElement} box @param {boolean} on */
function tick(box, on) {
  box.checked = on;
  box.dispatchEvent(new Event("change", { bubbles: true })); // so that the draft knows
}
