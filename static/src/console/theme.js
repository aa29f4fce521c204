// @ts-check
/**
 * The titles of themes: typed in place, sent when the field is left or Enter is pressed.
 *
 * A title that is being typed is never overwritten by one that arrives, and one that the server
 * does not have stays in its field, which says so. What comes back of another visit to the page may
 * be older than what others have named the theme since: it waits for Enter.
 */

import { fill, on } from "../dom.js";
import { speak } from "../note.js";
import { composing } from "../typing.js";
import { t } from "../words.js";

export class ThemeTitles {
  #grouping;
  #unsent;
  /** @type {Map<string, string>} what the server has */
  #titles = new Map();
  /** @type {Set<string>} the themes whose title is on its way */
  #going = new Set();
  #typed = ""; // the theme in whose field something was typed since it was entered

  /**
   * @param {HTMLElement} themes
   * @param {import("./grouping.js").Grouping} grouping
   * @param {import("./unsent.js").Unsent} unsent
   */
  constructor(themes, grouping, unsent) {
    this.#grouping = grouping;
    this.#unsent = unsent;
    on(themes, "input", ({ target }) => {
      const theme = themeOf(target);
      if (!theme) return;
      this.#typed = theme;
      const { value } = /** @type {HTMLTextAreaElement} */ (target);
      unsent.set(nameOf(theme), tidy(value) === this.#titles.get(theme) ? null : value);
    });
    on(themes, "focusout", ({ target }) => {
      // When the whole window is left, the field is not: it is still the active element.
      const left = target instanceof Element && target.isConnected;
      if (!left || target === document.activeElement) return;
      if (themeOf(target) === this.#typed) void this.#send(target);
      this.#typed = "";
    });
    on(themes, "keydown", (event) => {
      if (event.key !== "Enter" || composing(event)) return;
      if (!(event.target instanceof HTMLTextAreaElement)) return;
      event.preventDefault();
      this.#typed = themeOf(event.target) ?? "";
      event.target.blur();
    });
  }

  /**
   * @param {HTMLElement} card
   * @param {string} title
   */
  show(card, title) {
    const field = card.querySelector("textarea");
    const theme = themeOf(field);
    if (!field || !theme) return;
    this.#titles.set(theme, title);
    if (field === document.activeElement) return;
    const typed = this.#unsent.get(nameOf(theme));
    const waits = typed !== null && !this.#going.has(theme);
    fill(card, { unsent: waits ? t("Not saved yet") : "" });
    if (field.value === (typed ?? title)) return;
    field.value = typed ?? title;
    speak(field, field.value);
  }

  /** @param {Element} field that was left */
  async #send(field) {
    const theme = themeOf(field);
    const typed = theme && this.#unsent.get(nameOf(theme));
    if (!theme || typeof typed !== "string") return;
    this.#going.add(theme);
    const answer = await this.#grouping.name(theme, tidy(typed));
    this.#going.delete(theme);
    if (answer?.ok) this.#unsent.sent(nameOf(theme), typed);
    const card = /** @type {HTMLElement | null} */ (field.closest(".console-theme"));
    if (card?.isConnected && !answer?.ok) this.show(card, this.#titles.get(theme) ?? "");
  }
}

/** @param {EventTarget | null} field */
function themeOf(field) {
  if (!(field instanceof HTMLTextAreaElement)) return undefined;
  return /** @type {HTMLElement | null} */ (field.closest(".console-theme"))?.dataset.key;
}

/** @param {string} theme */
const nameOf = (theme) => `theme/${theme}`;

/** @param {string} title */
const tidy = (title) => title.replaceAll("\n", " ").trim();
