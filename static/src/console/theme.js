// @ts-check
/**
 * The titles of themes: typed in place, sent when the field is left or Enter is pressed.
 *
 * A title that is being typed is never overwritten by one that arrives.
 */

import { on } from "../dom.js";
import { speak } from "../note.js";
import { composing } from "../typing.js";

export class ThemeTitles {
  #grouping;

  /**
   * @param {HTMLElement} themes
   * @param {import("./grouping.js").Grouping} grouping
   */
  constructor(themes, grouping) {
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
    speak(field, title);
  }

  /** @param {EventTarget | null} field */
  #typed(field) {
    if (!(field instanceof HTMLTextAreaElement)) return;
    const theme = /** @type {HTMLElement | null} */ (field.closest(".console-theme"))?.dataset.key;
    if (theme) void this.#grouping.name(theme, field.value.replaceAll("\n", " ").trim());
  }
}
