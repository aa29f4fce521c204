// @ts-check
/**
 * The titles of themes: typed in place, sent when the field is left or Enter is pressed.
 *
 * A title that is being typed is never overwritten by one that arrives.
 */

import { on } from "../dom.js";
import { composing } from "./typing.js";

export class ThemeTitles {
  #grouping;
  /** @type {Set<string> | null} themes that were there before the one we wait for */
  #before = null;
  #themes;

  /**
   * @param {HTMLElement} themes
   * @param {import("./grouping.js").Grouping} grouping
   */
  constructor(themes, grouping) {
    this.#themes = themes;
    this.#grouping = grouping;
    on(themes, "change", (event) => this.#typed(event.target));
    on(themes, "keydown", (event) => {
      if (event.key !== "Enter" || composing(event)) return;
      if (!(event.target instanceof HTMLTextAreaElement)) return;
      event.preventDefault();
      event.target.blur(); // which is a `change`, if anything changed
    });
  }

  /**
   * @param {HTMLElement} card
   * @param {string} title
   */
  show(card, title) {
    const field = card.querySelector("textarea");
    if (!field || field === document.activeElement || field.value === title) return;
    field.value = title;
  }

  /** The next theme that appears is ours: its title wants to be typed. */
  awaitNew() {
    this.#before = new Set(keys(this.#themes));
  }

  /** @param {HTMLElement} themes */
  focusNew(themes) {
    if (!this.#before) return;
    const fresh = keys(themes).find((key) => !this.#before?.has(key));
    if (!fresh) return;
    this.#before = null;
    themes.querySelector(`[data-key="${CSS.escape(fresh)}"] textarea`)?.scrollIntoView({
      block: "nearest",
    });
    /** @type {HTMLElement | null} */ (
      themes.querySelector(`[data-key="${CSS.escape(fresh)}"] textarea`)
    )?.focus();
  }

  /** @param {EventTarget | null} field */
  #typed(field) {
    if (!(field instanceof HTMLTextAreaElement)) return;
    const theme = /** @type {HTMLElement | null} */ (field.closest(".console-theme"))?.dataset.key;
    if (theme) void this.#grouping.name(theme, field.value.replaceAll("\n", " ").trim());
  }
}

/** @param {HTMLElement} themes */
const keys = (themes) =>
  Array.from(themes.children, (card) => /** @type {HTMLElement} */ (card).dataset.key ?? "");
