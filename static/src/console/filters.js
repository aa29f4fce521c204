// @ts-check
/**
 * Which notes of the board are shown: by words, category, theme, and what is known of a note.
 *
 * Where everyone is anonymous notes are told apart by category and theme only. Where a note came
 * from, hall or home, is on no record at all.
 *
 * @typedef {import("./records.js").Note} Note
 * @typedef {import("./records.js").Part} Part
 */

import { on, replaceChildrenKeyed } from "../dom.js";
import { LONE, PART } from "../protocol.js";
import { composing } from "../typing.js";
import { pick, t } from "../words.js";
import { themesOf } from "./records.js";
import { holds, words } from "./searching.js";
import { watch } from "./watch.js";

const ALL = "";
const NONE = "-"; // no category; in no theme

/** @type {Record<string, (note: Note) => boolean>} */
const KNOWN = {
  unheard: (note) => note.relates === 0,
  named: (note) => Boolean(note.by),
  late: (note) => note.late,
  written_for: (note) => Boolean(/** @type {{channel?: string}} */ (note).channel),
};

export class Filters {
  #root = /** @type {HTMLFormElement} */ (document.getElementById("filters"));
  #opener = /** @type {HTMLButtonElement} */ (document.getElementById("filter"));
  #field = /** @type {HTMLInputElement} */ (this.#root.querySelector("input"));
  #category = /** @type {HTMLSelectElement} */ (this.#root.querySelector("[name=category]"));
  #theme = /** @type {HTMLSelectElement} */ (this.#root.querySelector("[name=theme]"));
  #store;
  #board;
  #part = "";
  /** @type {HTMLElement | null} */
  #from = null;

  /**
   * @param {{store: import("./records.js").Store, board: import("./board.js").Board}} parts
   */
  constructor({ store, board }) {
    this.#store = store;
    this.#board = board;
    on(this.#opener, "click", () => (this.#root.hidden ? this.open() : this.clear()));
    on(this.#root, "input", () => this.#apply());
    on(this.#root, "submit", (event) => event.preventDefault());
    on(this.#root, "keydown", (event) => {
      if (event.key !== "Escape" || composing(event)) return;
      event.preventDefault();
      event.stopPropagation();
      this.clear();
    });
    on(this.#root, "click", (event) => {
      const pressed = /** @type {HTMLElement} */ (event.target).closest("button");
      if (pressed?.dataset.deed === "clear") this.clear();
      else if (pressed?.dataset.known) {
        const now = pressed.getAttribute("aria-pressed") !== "true";
        pressed.setAttribute("aria-pressed", String(now));
        this.#apply();
      }
    });
    on(document.getElementById("none-found"), "click", (event) => {
      if (/** @type {HTMLElement} */ (event.target).closest("button")) this.clear();
    });
    watch(store, ["session", PART, "theme/"], () => this.show());
  }

  /** Whether anything is filtered. */
  get on() {
    return !this.#root.hidden;
  }

  /** Show the fields, and let somebody type. */
  open() {
    if (this.#opener.hidden) return;
    if (this.#root.hidden) this.#from = /** @type {HTMLElement} */ (document.activeElement);
    this.#root.hidden = false;
    this.#opener.setAttribute("aria-expanded", "true");
    (this.#field.hidden ? this.#category : this.#field).focus();
    this.#apply();
  }

  /** Show all notes again. */
  clear() {
    if (this.#root.hidden) return;
    const inside = this.#root.contains(document.activeElement);
    this.#root.reset();
    for (const each of this.#chips) each.setAttribute("aria-pressed", "false");
    this.#root.hidden = true;
    this.#opener.setAttribute("aria-expanded", "false");
    this.#board.filter("filters", null);
    if (inside) (this.#from?.isConnected ? this.#from : this.#opener).focus();
  }

  /** Follow the part that is on the board. */
  show() {
    const part = /** @type {Part | undefined} */ (this.#store.get(PART + this.#board.part));
    this.#opener.hidden = !part?.question || this.#board.flat;
    if (this.#board.part !== this.#part) {
      this.#part = this.#board.part;
      this.clear();
    }
    const anonymous = part?.names === "forced_anonymous";
    this.#field.hidden = anonymous;
    for (const each of this.#chips) each.hidden = anonymous;
    this.#categories(part);
    options(this.#theme, [
      [ALL, t("All themes")],
      ...themesOf(this.#store, this.#part).map(
        ({ id, title }) =>
          /** @type {[string, string]} */ ([id, title || t("Theme without a title")]),
      ),
      [LONE, t("Lone voices")],
      [NONE, t("Not grouped yet")],
    ]);
  }

  /** @param {Part | undefined} part */
  #categories(part) {
    const all = part?.categories ?? [];
    this.#category.hidden = all.length === 0;
    options(this.#category, [
      [ALL, t("All categories")],
      ...all.map(({ id, label }) => /** @type {[string, string]} */ ([id, pick(label)])),
      [NONE, t("Without a category")],
    ]);
  }

  get #chips() {
    return /** @type {HTMLButtonElement[]} */ ([...this.#root.querySelectorAll("[data-known]")]);
  }

  #apply() {
    const typed = this.#field.hidden ? [] : words(this.#field.value);
    const [category, theme] = [this.#category.value, this.#theme.value];
    const known = this.#chips
      .filter((each) => !each.hidden && each.getAttribute("aria-pressed") === "true")
      .map((each) => KNOWN[each.dataset.known ?? ""] ?? (() => true));
    const nothing = !typed.length && category === ALL && theme === ALL && !known.length;
    this.#board.filter(
      "filters",
      nothing
        ? null
        : (note) =>
            fits(category, note.category) &&
            fits(theme, note.theme) &&
            known.every((each) => each(note)) &&
            holds(note, typed),
    );
  }
}

/**
 * @param {string} wanted
 * @param {string | null} there
 */
const fits = (wanted, there) => wanted === ALL || (wanted === NONE ? !there : wanted === there);

/**
 * @param {HTMLSelectElement} select keeps what was chosen in it
 * @param {[string, string][]} choices values and words
 */
function options(select, choices) {
  const chosen = select.value;
  replaceChildrenKeyed(select, choices, {
    key: ([value]) => value,
    create: () => document.createElement("option"),
    update: (element, [value, words]) => {
      const option = /** @type {HTMLOptionElement} */ (element);
      option.value = value;
      if (option.textContent !== words) option.textContent = words;
    },
  });
  if (select.value !== chosen) select.value = choices.some(([v]) => v === chosen) ? chosen : ALL;
}
