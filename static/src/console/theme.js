// @ts-check
/**
 * The titles of themes: typed in place, sent when the field is left or Enter is pressed.
 *
 * A title that is being typed is never overwritten by one that arrives, and one that the server
 * does not have stays in its field, which says so. What comes back of another visit to the page may
 * be older than what others have named the theme since: it waits for Enter. Where the theme itself is
 * gone by then, its title is given away (`takeLost`), and comes back with it (`giveBack`).
 *
 * @typedef {{theme: string, part: string, title: string}} Lost
 */

import { fill, on } from "../dom.js";
import { speak } from "../note.js";
import { THEME } from "../protocol.js";
import { composing } from "../typing.js";
import { t } from "../words.js";

const PARTS = "themes-titled"; // of which part each theme is whose title is not sent

export class ThemeTitles {
  #store;
  #grouping;
  #unsent;
  #draw;
  /** @type {Map<string, string>} what the server has */
  #titles = new Map();
  /** @type {Set<string>} the themes whose title is on its way */
  #going = new Set();
  #typed = ""; // the theme in whose field something was typed since it was entered

  /**
   * @param {{themes: HTMLElement, store: import("./records.js").Store,
   *   grouping: import("./grouping.js").Grouping, unsent: import("./unsent.js").Unsent,
   *   draw: () => void}} parts
   */
  constructor({ themes, store, grouping, unsent, draw }) {
    this.#store = store;
    this.#grouping = grouping;
    this.#unsent = unsent;
    this.#draw = draw;
    on(themes, "input", ({ target }) => {
      const theme = themeOf(target);
      if (!theme) return;
      this.#typed = theme;
      const { value } = /** @type {HTMLTextAreaElement} */ (target);
      this.#keep(theme, tidy(value) === this.#titles.get(theme) ? null : value);
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

  /** @returns {Lost[]} the titles whose themes are gone; they are not kept here any more */
  takeLost() {
    if (this.#store.seq < 0) return []; // it has not come yet
    const all = Object.entries(
      /** @type {Record<string, string>} */ (this.#unsent.get(PARTS) ?? {}),
    );
    const gone = all.filter(([id]) => !this.#store.get(THEME + id) && !this.#going.has(id));
    return gone.flatMap(([theme, part]) => {
      const title = tidy(this.#unsent.get(nameOf(theme)) ?? "");
      this.#keep(theme, null);
      return title ? [{ theme, part, title }] : [];
    });
  }

  /** The theme is there again. @param {Lost} lost */
  giveBack({ theme, title }) {
    this.#keep(theme, title);
  }

  /** @param {string} theme @param {string | null} title */
  #keep(theme, title) {
    this.#unsent.set(nameOf(theme), title);
    const { [theme]: before, ...others } = this.#unsent.get(PARTS) ?? {};
    const part = this.#store.get(THEME + theme)?.part ?? before;
    const parts = title === null ? others : { ...others, [theme]: part };
    this.#unsent.set(PARTS, Object.keys(parts).length > 0 ? parts : null);
  }

  /** @param {Element} field that was left */
  async #send(field) {
    const theme = themeOf(field);
    const typed = theme && this.#unsent.get(nameOf(theme));
    // Some browsers say that a field is left just before they take it away.
    if (!theme || typeof typed !== "string" || !this.#store.get(THEME + theme)) return;
    this.#going.add(theme);
    const answer = await this.#grouping.name(theme, tidy(typed));
    this.#going.delete(theme);
    if (answer?.ok && this.#unsent.get(nameOf(theme)) === typed) this.#keep(theme, null);
    if (!this.#store.get(THEME + theme)) this.#draw();
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
