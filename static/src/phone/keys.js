// @ts-check
/**
 * Keys for those who sit at a computer: J and K go from note to note, L says that it speaks for
 * oneself, C builds on it, 1 to 5 choose a category before one writes, ? tells all of this.
 *
 * None works while a field has the focus or a composition is open, and they can be switched off.
 */

import { copy, on } from "../dom.js";
import { composing } from "../typing.js";

const NOTES = ".board__item:has([data-act='relate'])";

export class Keys {
  #root;
  #device;
  /** @type {HTMLDialogElement | undefined} */
  #dialog;

  /**
   * @param {HTMLElement} root
   * @param {import("../device.js").Device} device
   */
  constructor(root, device) {
    this.#root = root;
    this.#device = device;
    on(document, "keydown", (event) => this.#pressed(event));
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || composing(event)) return;
    if (event.defaultPrevented || this.#dialog?.open) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.matches("input:not([type='radio'], [type='checkbox']), textarea, select")) return;
    if (event.key === "?") this.#help();
    else if (this.#off || !this.#does(event.key.toLowerCase(), target)) return;
    event.preventDefault();
  }

  /** @param {string} key @param {HTMLElement} target @returns {boolean} whether it was ours */
  #does(key, target) {
    const note = /** @type {HTMLElement | null} */ (target.closest(NOTES));
    if (key === "j" || key === "k") return this.#step(note, key === "j" ? 1 : -1);
    if (key === "l") return press(note, "relate");
    if (key === "c") return press(note, "build");
    return key >= "1" && key <= "5" && key.length === 1 && this.#choose(Number(key) - 1);
  }

  /** @param {Element | null} note @param {number} by */
  #step(note, by) {
    const notes = /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll(NOTES)]);
    const next = note ? notes[notes.indexOf(/** @type {HTMLElement} */ (note)) + by] : notes[0];
    if (!next) return notes.length > 0;
    const button = /** @type {HTMLElement} */ (next.querySelector("[data-act='relate']"));
    next.tabIndex = -1;
    (button.hidden ? next : button).focus();
    return true;
  }

  /** Choose a category while nothing is written yet. @param {number} at */
  #choose(at) {
    const form = /** @type {HTMLFormElement} */ (this.#root.querySelector(".composer"));
    const field = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
    const picks = /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".pick__box"));
    if (form.hidden || field.value.trim() !== "" || !picks[at]) return false;
    picks[at].click();
    return true;
  }

  #help() {
    this.#dialog ??= this.#made();
    this.#dialog.showModal();
  }

  #made() {
    const dialog = /** @type {HTMLDialogElement} */ (copy("keys"));
    const box = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    box.checked = !this.#off;
    on(box, "change", () => this.#device.set("keys-off", box.checked ? null : true));
    this.#root.append(dialog);
    return dialog;
  }

  get #off() {
    return this.#device.get("keys-off") === true;
  }
}

/** @param {HTMLElement | null} note @param {string} act @returns {boolean} whether there was one */
function press(note, act) {
  const button = /** @type {HTMLElement | null | undefined} */ (
    note?.querySelector(`[data-act='${act}']`)
  );
  if (!button || button.hidden) return false;
  button.click();
  return true;
}
